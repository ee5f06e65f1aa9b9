package evenkeel.settings.yaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Base addresses of servers. */
public final class Address {
  private static final Pattern LOOPBACK =
      Pattern.compile("(.+\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[(0*:)+0*1]");

  /** Other addresses of the loopback network may be other servers. */
  private static final Pattern OWN = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[(0*:)+0*1]");

  private Address() {}

  public static Shape<URI> shape() {
    return new Shape<>(
        "an http or https URL of a host (letters, digits, dots, hyphens), a port if need be and a path",
        Address::parse,
        Shown::address);
  }

  /** A whole address that gives access to whoever knows it. */
  public static Shape<String> hook() {
    return Shape.secret(Pattern.compile("\\S{1,2000}"), "an http or https URL of a host, whole")
        .where(Address::isHook);
  }

  private static boolean isHook(String text) {
    try {
      var uri = new URI(text);
      return uri.getHost() != null && isWeb(uri) && uri.getRawUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isWeb(URI uri) {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  /** Judged by its spelling: names are not looked up. */
  public static boolean isLoopback(URI address) {
    return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  /** The same for two addresses that lead to the same server, as far as their spelling tells. */
  public static List<Object> endpoint(URI address) {
    var host = address.getHost().toLowerCase(Locale.ROOT);
    boolean encrypted = "https".equals(address.getScheme());
    int usual = encrypted ? 443 : 80;
    return List.of(
        OWN.matcher(host).matches() ? "localhost" : host,
        address.getPort() == -1 ? usual : address.getPort(),
        address.getRawPath());
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text.replaceFirst("/+$", ""))).filter(Address::isBase);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isBase(URI uri) {
    return uri.getHost() != null
        && isWeb(uri)
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && (uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65535));
  }
}
