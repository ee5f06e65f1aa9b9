package evenkeel.api.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/** A place in a list, opaque to whoever holds it. */
final class Cursor {
  private static final String SHAPE = "before \\d{1,18}";
  private static final String PREFIX = "before ";

  private Cursor() {}

  static String after(long number) {
    byte[] text = (PREFIX + number).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** Empty if it is not one of ours. */
  static OptionalLong read(String cursor) {
    if (!cursor.matches("[A-Za-z0-9_-]{1,64}") || cursor.length() % 4 == 1) {
      return OptionalLong.empty();
    }
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    return text.matches(SHAPE)
        ? OptionalLong.of(Long.parseLong(text.substring(PREFIX.length())))
        : OptionalLong.empty();
  }
}
