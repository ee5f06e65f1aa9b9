package evenkeel.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key to the door; remembered as its SHA-256 only. */
public final class ApiKey {
  private final byte[] digest;

  ApiKey(String key) {
    this(sha256(key));
  }

  private ApiKey(byte[] digest) {
    this.digest = digest;
  }

  /** The key of which only this is known. */
  static ApiKey ofDigest(String hex) {
    return new ApiKey(HexFormat.of().parseHex(hex));
  }

  /** What may be written down of it. */
  String digest() {
    return HexFormat.of().formatHex(digest);
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
