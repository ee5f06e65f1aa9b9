package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the site is to be left alone: as long as it asks for, and ever longer while it fails, until
 * it answers well. Lasts in the store, for every process that asks the site.
 */
final class Rests {
  /** After haste, where the site names no time. */
  private static final Duration HASTE = Duration.ofMinutes(15);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofMinutes(30);

  private static final String ASKED = "the site asked for a rest";

  private final CookieStore store;
  private final Clock clock;

  /** The last one that was kept, by whatever process. */
  private @Nullable Rest known;

  /** Whether that is not stored yet; nothing is asked before it is. */
  private boolean unstored;

  Rests(CookieStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Looks whether the site may be asked, once all is settled.
   *
   * @throws SiteTrouble while it is to be left alone
   */
  void check() {
    Rest stored = store.rest();
    known = stored;
    if (stored == null) {
      return;
    }
    Instant now = clock.instant();
    Rest rest = stored.asOf(now);
    if (!rest.equals(stored)) {
      keep(rest);
    }
    if (now.isBefore(rest.end())) {
      throw SiteTrouble.of(rest.kind(), rest.found()).until(rest.end());
    }
  }

  /** Stores what could not be stored before. */
  void settle() {
    if (unstored) {
      keep(known);
    }
  }

  /** The site answered well, and may have asked for a rest nevertheless. */
  void answered(Optional<Instant> asked) {
    if (asked.isPresent()) {
      keep(rest(asked.get(), Kind.TOO_FAST, ASKED, 0, true));
    } else if (known != null) {
      keep(null);
    }
  }

  /** The trouble, with the moment before which the site is not asked again if there is one. */
  SiteTrouble failed(SiteTrouble trouble, Optional<Instant> asked) {
    if (trouble instanceof SiteTrouble.Hopeless) {
      asked.ifPresent(end -> keep(rest(end, Kind.TOO_FAST, ASKED, failures(), true)));
      return trouble;
    }
    if (neverLeft(trouble)) {
      return trouble;
    }
    Instant now = clock.instant();
    boolean haste = trouble.kind() == Kind.TOO_FAST;
    Instant wanted = asked.orElse(haste ? now.plus(HASTE) : now);
    Instant own = now.plus(pause(failures()));
    Instant end = wanted.isAfter(own) ? wanted : own;
    boolean byTheSite = haste || asked.isPresent();
    keep(rest(end, trouble.kind(), trouble.found(), failures() + 1, byTheSite));
    return trouble.until(end);
  }

  /** What does not get out of this house burdens no site, and is over when the line is back. */
  private static boolean neverLeft(SiteTrouble trouble) {
    return trouble.getCause() instanceof UnknownHostException
        || trouble.getCause() instanceof NoRouteToHostException;
  }

  private int failures() {
    return known == null ? 0 : known.failures();
  }

  /** One minute, doubled with each failure before. */
  private static Duration pause(int failures) {
    Duration pause = LEAST.multipliedBy(1L << Math.min(failures, 5));
    return pause.compareTo(MOST) < 0 ? pause : MOST;
  }

  private Rest rest(Instant end, Kind kind, String found, int failures, boolean asked) {
    return new Rest(clock.instant(), end, kind, found, failures, asked);
  }

  private void keep(@Nullable Rest rest) {
    known = rest;
    unstored = true;
    store.rest(rest);
    unstored = false;
  }
}
