package evenkeel.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file {@code api-key} in the data folder: made at the first start, readable by its owner. */
final class ApiKeyFile {
  private static final int KEY_BYTES = 32;
  private static final String SHAPE = "[A-Za-z0-9_-]{43}";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;

  ApiKeyFile(Path dataFolder) {
    this.file = dataFolder.resolve("api-key");
  }

  /** The key in the file; made first where there is none. */
  ApiKey open() {
    try {
      if (Files.notExists(file)) {
        make();
      }
      return new ApiKey(checked(Files.readString(file).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The API key cannot be read or made: " + file, unreadable);
    }
  }

  /** Under another name first: no crash leaves half a key, and nobody else can ever read it. */
  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "api-key-", ".new", OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((random() + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String checked(String key) {
    if (!key.matches(SHAPE)) {
      throw new IllegalStateException(
          "%s: found %d characters that are no API key, allowed are 43 of A-Z a-z 0-9 _ - (delete the file to get a new key)"
              .formatted(file, key.length()));
    }
    return key;
  }

  private static String random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
