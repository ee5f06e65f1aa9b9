package evenkeel.api.order;

import evenkeel.api.request.Fault;
import evenkeel.api.request.Members;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that its sender named, so that sending it again is not ordering again.
 *
 * @param asked which order, in words
 * @param body fingerprint of what it says
 */
public record OrderKey(String key, String asked, String body) {
  /** The header that names an order. */
  public static final String HEADER = "Idempotency-Key";

  private static final String SHAPE = "[\\x21-\\x7e]{1,200}";

  /** Empty if the order has no name; refuses one that cannot be one. */
  public static Optional<OrderKey> of(@Nullable String key, String asked, Object said) {
    if (key == null) {
      return Optional.empty();
    }
    if (!key.matches(SHAPE)) {
      Members.refuse(
          List.of(
              new Fault(
                  HEADER, key.length() + " characters", "1 to 200 visible ASCII characters")));
    }
    return Optional.of(new OrderKey(key, asked, digest(said.toString())));
  }

  /** What Temporal knows the order by: the same one is carried out once by a story. */
  String updateId() {
    return "key-" + digest(key);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
