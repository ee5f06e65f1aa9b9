package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A cookie store in memory that outlives the session, as the real one outlives the process. */
public final class CookieNotes implements CookieStore {
  private final List<String> stored = new CopyOnWriteArrayList<>();
  private final String configured;
  private volatile @Nullable String death;
  private volatile @Nullable Rest rest;
  private volatile boolean failing;

  public CookieNotes(String configured) {
    this.configured = configured;
  }

  public List<String> stored() {
    return List.copyOf(stored);
  }

  public @Nullable String death() {
    return death;
  }

  /** Whether storing fails, as with a database that is away. */
  public void failing(boolean fails) {
    failing = fails;
  }

  @Override
  public StoredCookie load() {
    String newest = stored.isEmpty() ? configured : stored.getLast();
    return new StoredCookie(new Secret(newest), death);
  }

  @Override
  public void store(Secret sent, Secret renewed) {
    reachable();
    if (load().cookie().equals(sent)) {
      stored.add(renewed.value());
    }
  }

  @Override
  public void dead(Secret sent, String why) {
    if (load().cookie().equals(sent)) {
      death = why;
    }
  }

  @Override
  public @Nullable Rest rest() {
    return rest;
  }

  @Override
  public void rest(@Nullable Rest kept) {
    reachable();
    rest = kept;
  }

  private void reachable() {
    if (failing) {
      throw new IllegalStateException("the store is away");
    }
  }
}
