package evenkeel.worker.qbittorrent.session;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows to be let in.
 *
 * @param header name of the header; null if it shows nothing
 */
record Pass(@Nullable String header, String value) {
  static final Pass NONE = new Pass(null, "");

  /** A session, {@code NAME=value}. */
  static Pass session(String cookie) {
    return new Pass("Cookie", cookie);
  }

  static Pass key(String key) {
    return new Pass("Authorization", "Bearer " + key);
  }

  static Pass basic(String username, String password) {
    return new Pass("Authorization", Credentials.basic(username, password, StandardCharsets.UTF_8));
  }

  /** The session, if it is one. */
  @Nullable String cookie() {
    return "Cookie".equals(header) ? value : null;
  }

  /** Whether whoever has the key shares one session at the client. */
  boolean shared() {
    return "Authorization".equals(header);
  }

  void show(Request.Builder request) {
    if (header != null) {
      request.header(header, value);
    }
  }
}
