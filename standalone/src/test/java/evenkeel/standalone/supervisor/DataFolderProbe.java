package evenkeel.standalone.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Tries the lock from another process, where alone a lost POSIX lock shows. */
final class DataFolderProbe {
  private static final int TAKEN = 7;

  private DataFolderProbe() {}

  public static void main(String[] data) throws IOException {
    System.exit(DataFolder.lock(Path.of(data[0])).isPresent() ? 0 : TAKEN);
  }

  static boolean lockedForOthers(Path data) {
    try {
      var command = Jvm.command(DataFolderProbe.class, data.toString());
      return new ProcessBuilder(command).inheritIO().start().waitFor() == TAKEN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
