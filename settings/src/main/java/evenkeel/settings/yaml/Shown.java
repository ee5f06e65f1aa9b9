package evenkeel.settings.yaml;

import java.util.regex.Pattern;

/** How a fault shows what it found: on one line, short, and without secrets. */
final class Shown {
  private static final int MOST = 60;
  private static final Pattern REVEALING = Pattern.compile("[@?#]");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

  private Shown() {}

  static String text(String value) {
    if (value.isEmpty()) {
      return "an empty text";
    }
    var line = value.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return line.length() > MOST ? line.substring(0, MOST) + "..." : line;
  }

  static String secret(String value) {
    return value.length() == 1
        ? "a value of 1 character"
        : "a value of " + value.length() + " characters";
  }

  /** {@code {cookie:abc}} lacks a space, and makes a key of a secret. */
  static String key(String key) {
    return KEY.matcher(key).matches() ? key : "(a key of " + key.length() + " characters)";
  }

  static String address(String value) {
    return REVEALING.matcher(value).find()
        ? "a URL with a user name, a query or a fragment"
        : text(value);
  }
}
