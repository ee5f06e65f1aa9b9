package evenkeel.worker.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The file that holds the sealing key: 32 bytes, mode 0600. */
final class KeyFile {
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /** The key in the file, which is made if it is missing. */
  static SecretKey read(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return new SecretKeySpec(checked(file), "AES");
    } catch (IOException e) {
      throw new SealException("The key file %s cannot be read or made: %s".formatted(file, e), e);
    }
  }

  /** Made whole under another name and then linked: a crash or a rival leaves no half key. */
  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "key", ".new");
    try {
      Files.setPosixFilePermissions(fresh, OWNER_ONLY);
      write(fresh);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // A rival made it first: its key is as good, and it is read next.
      checked(file);
    } finally {
      Files.delete(fresh);
    }
  }

  private static void write(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
  }

  private static byte[] checked(Path file) throws IOException {
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(found)) {
      throw new SealException(
          "The key file %s may be used by others (%s); allowed is %s"
              .formatted(
                  file,
                  PosixFilePermissions.toString(found),
                  PosixFilePermissions.toString(OWNER_ONLY)));
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new SealException(
          "The key file %s holds %d bytes; a key has %d".formatted(file, key.length, KEY_BYTES));
    }
    return key;
  }
}
