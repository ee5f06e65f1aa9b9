package evenkeel.settings.yaml;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of servers that do not speak HTTP, or of our own. */
public final class Endpoint {
  private static final String HOST =
      "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-f:.]+])";
  private static final String PORT = "[0-9]{1,5}";
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern HOST_AND_PORT = Pattern.compile("(%s):(%s)".formatted(HOST, PORT));
  private static final Pattern POSTGRES =
      Pattern.compile(
          "(?:(?:jdbc:)?postgres(?:ql)?://)?(%s)(?::(%s))?/([A-Za-z0-9_-]+)(\\?[!-~&&[^@]]*)?"
              .formatted(HOST, PORT));
  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

  private Endpoint() {}

  public static Shape<String> hostAndPort() {
    return new Shape<>("host:port", Endpoint::hostAndPort, Shown::address);
  }

  /** Becomes a JDBC URL; user and password have keys of their own. */
  public static Shape<String> postgres() {
    return new Shape<>(
        "host:port/database or jdbc:postgresql://host:port/database, without user and password",
        Endpoint::jdbc,
        Shown::address);
  }

  /** An address of this machine, never a name: a name may come to mean another one. */
  public static Shape<String> local() {
    return new Shape<>("an IP address such as 127.0.0.1, 0.0.0.0 or ::", Endpoint::literal);
  }

  public static Shape<Integer> port() {
    return Shape.wholeNumber(1, LARGEST_PORT);
  }

  public static boolean isLoopback(String literal) {
    return InetAddress.ofLiteral(literal).isLoopbackAddress();
  }

  private static Optional<String> hostAndPort(String text) {
    Matcher parts = HOST_AND_PORT.matcher(text);
    return parts.matches() && isPort(parts.group(2)) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> jdbc(String text) {
    Matcher parts = POSTGRES.matcher(text);
    boolean sound =
        parts.matches()
            && (parts.group(2) == null || isPort(parts.group(2)))
            && !CREDENTIALS.matcher(text).find();
    return sound ? Optional.of(jdbc(parts)) : Optional.empty();
  }

  private static String jdbc(MatchResult parts) {
    var port = parts.group(2) == null ? "5432" : parts.group(2);
    var options = parts.group(4) == null ? "" : parts.group(4);
    return "jdbc:postgresql://" + parts.group(1) + ":" + port + "/" + parts.group(3) + options;
  }

  private static boolean isPort(String text) {
    return port().parse(text).isPresent();
  }

  private static Optional<String> literal(String text) {
    var address = text.toLowerCase(Locale.ROOT);
    if (!LITERAL.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address).getHostAddress());
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
