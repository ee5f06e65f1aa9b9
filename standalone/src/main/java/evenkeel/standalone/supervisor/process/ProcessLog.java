package evenkeel.standalone.supervisor.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log file of one owned process: it grows to a bound, then its predecessor is dropped. */
public final class ProcessLog {
  private static final long LARGEST = 10L << 20;
  private static final int TAIL = 4_000;

  private final Path file;
  private long startOfRun;

  public ProcessLog(Path folder, String name) {
    file = folder.resolve(name + ".log");
  }

  /** Makes room and marks where the next run begins. */
  public synchronized Redirect nextRun() throws IOException {
    Files.createDirectories(file.getParent());
    if (size() > LARGEST) {
      Files.move(file, predecessor(), REPLACE_EXISTING);
    }
    startOfRun = size();
    return Redirect.appendTo(file.toFile());
  }

  /**
   * Makes room while a process appends to it: the file must stay the same, so it is copied and
   * emptied. What is written between the two is lost.
   */
  public synchronized void trim() throws IOException {
    if (size() > LARGEST) {
      Files.copy(file, predecessor(), REPLACE_EXISTING);
      try (var log = FileChannel.open(file, WRITE)) {
        log.truncate(0);
      }
      startOfRun = 0;
    }
  }

  /** The last lines of the latest run. */
  public synchronized String tail() {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      var from = Math.max(startOfRun, log.length() - TAIL);
      var bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, UTF_8).strip();
    } catch (IOException e) {
      return "(" + file + " cannot be read: " + e.getMessage() + ")";
    }
  }

  public Path file() {
    return file;
  }

  private Path predecessor() {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  private long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
