package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;

/** Reads answers that are one line of text. */
public final class TextReader {
  private static final int SHORT = 100;
  private static final int LONGEST_PATH = 4096;

  private TextReader() {}

  /** A short line, without white space around it. */
  public static String line(String path, InputStream body) throws IOException {
    return line(path, body, SHORT);
  }

  /** A folder on the client's machine. */
  public static String folder(String path, InputStream body) throws IOException {
    return line(path, body, LONGEST_PATH);
  }

  private static String line(String path, InputStream body, int longest) throws IOException {
    var read = body.readNBytes(longest + 1);
    var line = new String(read, UTF_8).strip();
    if (line.isEmpty() || read.length > longest || line.startsWith("<")) {
      throw new UnreadableAnswer(path, "not a short line of text");
    }
    return line;
  }
}
