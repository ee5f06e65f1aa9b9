package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the session's cookie lasts, and how long the site is to be left alone. What a call stored
 * is durable when the call returns.
 *
 * <p>Another process may use the same store, and may have slept through what this one did: what
 * became of a cookie counts only as long as it is still the one that {@link #load} gives.
 */
public interface CookieStore {
  /** The cookie to send: the last one stored since the user configured another, or that one. */
  StoredCookie load();

  /** Keeps the site's new cookie in place of the one that was sent. */
  void store(Secret sent, Secret renewed);

  /** Remembers that the site refuses the cookie: dead until the user configures another. */
  void dead(Secret sent, String why);

  /** The last rest that was kept, over if it does not hold with today's settings; or null. */
  @Nullable Rest rest();

  /** Keeps a rest in place of the one before. */
  void rest(@Nullable Rest rest);
}
