package evenkeel.settings.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file of text.
 *
 * @param kibibytes its largest size
 */
record Document(Path file, int kibibytes) {
  private static final String READABLE = "a readable file";

  /** What reading it came to. */
  sealed interface Content {}

  /** All of it. */
  record Text(String text) implements Content {}

  /**
   * It cannot be read.
   *
   * @param line 0 if the file as a whole is meant
   */
  record Refused(int line, String found, String allowed) implements Content {}

  Content content() {
    if (!Files.exists(file)) {
      return new Refused(0, "no such file", READABLE);
    }
    if (!Files.isRegularFile(file)) {
      var kind = Files.isDirectory(file) ? "a directory" : "not a regular file";
      return new Refused(0, kind, READABLE);
    }
    return bounded();
  }

  private Content bounded() {
    int most = kibibytes * 1024;
    var size = kibibytes % 1024 == 0 ? kibibytes / 1024 + " MiB" : kibibytes + " KiB";
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(most + 1);
      return bytes.length > most
          ? new Refused(0, "a file of more than " + size, "at most " + size)
          : decoded(bytes);
    } catch (AccessDeniedException denied) {
      return new Refused(0, "a file that this user may not read", READABLE);
    } catch (IOException broken) {
      return new Refused(0, "a file that cannot be read: " + broken.getMessage(), READABLE);
    }
  }

  private static Content decoded(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isError()
        ? new Refused(lineAt(bytes, in.position()), "bytes that are not UTF-8", "UTF-8 text")
        : new Text(out.flip().toString());
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
