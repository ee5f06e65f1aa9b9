package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import java.time.Instant;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** What an answer's headers say about the session's cookie. */
sealed interface CookieChange {
  /** Nothing. */
  record Kept() implements CookieChange {}

  /** The site gave another value. */
  record Renewed(Secret cookie) implements CookieChange {}

  /** The site took the cookie away: deleted, empty or expired. */
  record Gone() implements CookieChange {}

  /** The last word of the headers on the cookie of this name. */
  static CookieChange in(Headers headers, HttpUrl url, String name, Instant now) {
    CookieChange change = new Kept();
    for (String header : headers.values("Set-Cookie")) {
      Cookie cookie = Cookie.parse(url, header);
      if (cookie != null && cookie.name().equals(name)) {
        change = read(cookie, now);
      }
    }
    return change;
  }

  private static CookieChange read(Cookie cookie, Instant now) {
    String value = cookie.value();
    boolean gone =
        value.isEmpty()
            || value.equalsIgnoreCase("deleted")
            || cookie.expiresAt() <= now.toEpochMilli();
    return gone ? new Gone() : new Renewed(new Secret(value));
  }
}
