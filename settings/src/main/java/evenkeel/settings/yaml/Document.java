package evenkeel.settings.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file as text. */
final class Document {
  private static final int MOST_BYTES = 1 << 20;
  private static final String A_FILE = "a readable file; evenkeel.example.yml shows one";

  private final Inspection inspection;
  private final Path file;

  Document(Inspection inspection, Path file) {
    this.inspection = inspection;
    this.file = file;
  }

  Optional<String> text() {
    return bytes().flatMap(this::decoded);
  }

  private Optional<byte[]> bytes() {
    if (!Files.exists(file)) {
      return refused("no such file", A_FILE);
    }
    if (!Files.isRegularFile(file)) {
      return refused(Files.isDirectory(file) ? "a directory" : "not a regular file", A_FILE);
    }
    return bounded();
  }

  private Optional<byte[]> bounded() {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? refused("a file of more than 1 MiB", "at most 1 MiB")
          : Optional.of(bytes);
    } catch (AccessDeniedException denied) {
      return refused("a file that this user may not read", A_FILE);
    } catch (IOException broken) {
      return refused("a file that cannot be read: " + broken.getMessage(), A_FILE);
    }
  }

  private Optional<String> decoded(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      inspection.fault(lineAt(bytes, in.position()), "", "bytes that are not UTF-8", "UTF-8 text");
      return Optional.empty();
    }
    return Optional.of(out.flip().toString());
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private <T> Optional<T> refused(String found, String allowed) {
    inspection.fault(0, "", found, allowed);
    return Optional.empty();
  }
}
