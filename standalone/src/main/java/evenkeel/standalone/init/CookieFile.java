package evenkeel.standalone.init;

import evenkeel.settings.Secret;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.StoredCookie;

/**
 * Keeps a cookie in the file from which Evenkeel will start: the site may change it with its very
 * first answer.
 */
record CookieFile(SecretFile file) implements CookieStore {
  @Override
  public StoredCookie load() {
    return new StoredCookie(new Secret(file.read()), null);
  }

  @Override
  public void store(Secret cookie) {
    file.write(cookie.value() + "\n");
  }

  /** Another one is asked for, so nothing is to be remembered. */
  @Override
  public void dead(String why) {}
}
