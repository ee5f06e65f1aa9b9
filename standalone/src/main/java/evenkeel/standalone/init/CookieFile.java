package evenkeel.standalone.init;

import evenkeel.settings.Secret;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.Rest;
import evenkeel.worker.trackersite.session.StoredCookie;
import org.jspecify.annotations.Nullable;

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
  public void store(Secret sent, Secret renewed) {
    if (load().cookie().equals(sent)) {
      file.write(renewed.value() + "\n");
    }
  }

  /** Another one is asked for, so nothing is to be remembered. */
  @Override
  public void dead(Secret sent, String why) {}

  @Override
  public @Nullable Rest rest() {
    return null;
  }

  /** A person waits, and says when to ask again. */
  @Override
  public void rest(@Nullable Rest rest) {}
}
