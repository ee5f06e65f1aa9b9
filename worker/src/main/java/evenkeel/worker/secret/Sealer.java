package evenkeel.worker.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for storage with AES-GCM, so that the database alone tells none of them.
 *
 * <p>A sealed value is one byte of format (1), a random nonce of 12 bytes, and the ciphertext with
 * its tag of 16 bytes.
 */
public final class Sealer {
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEAD_BYTES = 1 + NONCE_BYTES;

  private final SecretKey key;
  private final Path keyFile;
  private final SecureRandom random = new SecureRandom();

  private Sealer(SecretKey key, Path keyFile) {
    this.key = key;
    this.keyFile = keyFile;
  }

  /** Seals with the key in this file; the first use makes the file, readable by its owner alone. */
  public static Sealer withKeyIn(Path keyFile) {
    return new Sealer(KeyFile.read(keyFile), keyFile);
  }

  public byte[] seal(String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /** The secret in a sealed value; a value of another key or a changed one is an error. */
  public String open(byte[] sealed) {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != FORMAT) {
      throw new SealException(
          "A stored secret is not in the sealed format: %d bytes".formatted(sealed.length));
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      return cipher.doFinal(bytes);
    } catch (AEADBadTagException e) {
      throw new SealException(
          "A stored secret was sealed with another key than the one in %s, or was changed; put the right key file back"
              .formatted(keyFile),
          e);
    } catch (GeneralSecurityException e) {
      throw new SealException("This Java cannot seal with AES-GCM", e);
    }
  }
}
