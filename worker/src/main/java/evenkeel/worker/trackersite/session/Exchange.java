package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble;
import java.time.Instant;
import java.util.Optional;

/** One request and what came of it; the cookie counts even if the body was lost on the way. */
record Exchange(CookieChange cookie, Optional<Instant> retryAfter, Outcome outcome) {
  /** An answer, or why there is none. */
  sealed interface Outcome {}

  /** An answer that arrived whole. */
  record Answered(Answer answer) implements Outcome {}

  /** None did, and why. */
  record Failed(SiteTrouble trouble) implements Outcome {}

  static Exchange failed(SiteTrouble trouble) {
    return new Exchange(new CookieChange.Kept(), Optional.empty(), new Failed(trouble));
  }
}
