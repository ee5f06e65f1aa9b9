package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;

/** Where the session's cookie lasts. What a call stored is durable when the call returns. */
public interface CookieStore {
  /** The cookie to send: the last one stored since the user configured another, or that one. */
  StoredCookie load();

  /** Keeps the site's new cookie in place of the one before. */
  void store(Secret cookie);

  /** Remembers that the site refuses the cookie: dead until the user configures another. */
  void dead(String why);
}
