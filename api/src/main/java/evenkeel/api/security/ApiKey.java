package evenkeel.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The key to the door; remembered as its SHA-256 only. */
public final class ApiKey {
  private final byte[] digest;

  ApiKey(String key) {
    this.digest = sha256(key);
  }

  /** Takes as long for a nearly right key as for a wrong one. */
  boolean opensWith(String presented) {
    return MessageDigest.isEqual(digest, sha256(presented));
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
