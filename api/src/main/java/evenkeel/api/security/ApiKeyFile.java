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

/**
 * The files {@code api-key}, for the operator, and {@code api-key.sha256}, which the door goes by:
 * made at the first start, readable by their owner. The operator may take the first one away.
 */
final class ApiKeyFile {
  private static final int KEY_BYTES = 32;
  private static final String KEY = "[A-Za-z0-9_-]{43}";
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path key;
  private final Path digest;

  ApiKeyFile(Path dataFolder) {
    this.key = dataFolder.resolve("api-key");
    this.digest = dataFolder.resolve("api-key.sha256");
  }

  /** The key that opens; made first where there is none. */
  ApiKey open() {
    try {
      if (Files.notExists(digest)) {
        remember();
      }
      ApiKey door = ApiKey.ofDigest(checked(digest, DIGEST, "64 of 0-9 a-f"));
      if (Files.exists(key) && !door.opensWith(written())) {
        throw new IllegalStateException(
            "%s is not the key that %s belongs to: delete %2$s to open with that key from now on, or both for a new one"
                .formatted(key, digest.getFileName()));
      }
      return door;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The API key cannot be read or made: " + key, unreadable);
    }
  }

  private void remember() throws IOException {
    if (Files.notExists(key)) {
      make(key, random());
    }
    make(digest, new ApiKey(written()).digest());
  }

  private String written() throws IOException {
    return checked(key, KEY, "43 of A-Z a-z 0-9 _ -");
  }

  /** Under another name first: no crash leaves half a key, and nobody else can ever read it. */
  private static void make(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "api-key-", ".new", OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String checked(Path file, String shape, String allowed) throws IOException {
    String content = Files.readString(file).strip();
    if (!content.matches(shape)) {
      throw new IllegalStateException(
          "%s: found %d characters that are no API key, allowed are %s (delete the files api-key and api-key.sha256 to get a new key)"
              .formatted(file, content.length(), allowed));
    }
    return content;
  }

  private static String random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
