package evenkeel.worker.qbittorrent.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the host in an announce URL, which may hold what no URI may. */
public final class AnnounceUrl {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9+.-]+://(?:[^/?#]*@)?(\\[[^\\]/]+\\]|[^/?#:]+).*", Pattern.DOTALL);

  private AnnounceUrl() {}

  /** The host name, lower case, without port; empty for what has none. */
  public static Optional<String> host(String url) {
    var parts = HOST.matcher(url);
    return parts.matches()
        ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
