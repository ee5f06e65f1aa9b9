package evenkeel.simulator.qbittorrent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The form in which qBittorrent keeps the password of its web page. */
final class WebPassword {
  private static final int ROUNDS = 100_000;
  private static final int KEY_BITS = 512;

  private WebPassword() {}

  static String kept(String password) {
    byte[] salt = Arrays.copyOf(("salt of " + password).getBytes(StandardCharsets.UTF_8), 16);
    Base64.Encoder base64 = Base64.getEncoder();
    return "\"@ByteArray(%s:%s)\""
        .formatted(base64.encodeToString(salt), base64.encodeToString(key(password, salt)));
  }

  private static byte[] key(String password, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, KEY_BITS))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
