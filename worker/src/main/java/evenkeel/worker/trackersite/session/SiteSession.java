package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.session.Exchange.Answered;
import evenkeel.worker.trackersite.session.Exchange.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The one session of an account at its site, for all callers: one request at a time, at the site's
 * pace, with the newest cookie, which is stored before the next request.
 */
public final class SiteSession {
  /** Where the site names no time; tools that are known to be borne pause 1 to 30 minutes. */
  private static final Duration REST = Duration.ofMinutes(15);

  private final Transport transport;
  private final Pace pace;
  private final CookieStore store;
  private final Function<Answer, Optional<Refusal>> refusals;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);

  /** A cookie of the site that could not be stored yet; nothing is asked before it is. */
  private @Nullable Secret unstored;

  /** Whether the last answer looked like a dead cookie without proving it. */
  private boolean doubted;

  /**
   * @param refusals tells a refusal from data
   */
  public SiteSession(
      Transport transport,
      Pace pace,
      CookieStore store,
      Function<Answer, Optional<Refusal>> refusals) {
    this.transport = transport;
    this.pace = pace;
    this.store = store;
    this.refusals = refusals;
  }

  /**
   * Asks once.
   *
   * @throws SiteTrouble if the answer holds no data, or nothing may be asked now
   */
  public Answer get(HttpUrl url) {
    try {
      oneAtATime.lockInterruptibly();
      try {
        Secret cookie = livingCookie();
        pace.awaitTurn();
        return heard(transport.get(url, cookie, pace.clock()));
      } finally {
        oneAtATime.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting to ask the tracker site");
    }
  }

  private Secret livingCookie() {
    storeRenewed();
    StoredCookie stored = store.load();
    if (stored.death() != null) {
      throw SiteTrouble.of(Kind.COOKIE_DEAD, stored.death());
    }
    return stored.cookie();
  }

  private void storeRenewed() {
    if (unstored != null) {
      store.store(unstored);
      unstored = null;
    }
  }

  private Answer heard(Exchange exchange) {
    pace.ended();
    if (exchange.cookie() instanceof CookieChange.Renewed(Secret cookie)) {
      unstored = cookie;
      storeRenewed();
    }
    exchange.retryAfter().ifPresent(moment -> pace.restUntil(moment, Kind.TOO_FAST));
    return switch (exchange.outcome()) {
      case Failed(SiteTrouble trouble) -> throw trouble;
      case Answered(Answer answer) -> {
        Optional<Refusal> refusal = refusals.apply(answer);
        if (refusal.isPresent()) {
          throw refused(refusal.get(), exchange, answer.at());
        }
        doubted = false;
        yield answer;
      }
    };
  }

  private SiteTrouble refused(Refusal refusal, Exchange exchange, Instant at) {
    if (refusal.kind() == Kind.SITE_DOWN) {
      return exchange
          .retryAfter()
          .map(moment -> rest(refusal, moment))
          .orElseGet(() -> SiteTrouble.of(refusal.kind(), refusal.found()));
    }
    if (exchange.cookie() instanceof CookieChange.Gone) {
      return died("the site took the cookie away: " + refusal.found());
    }
    return switch (refusal.kind()) {
      case COOKIE_DEAD -> looksDead(refusal, exchange.cookie());
      case TOO_FAST -> rest(refusal, exchange.retryAfter().orElse(at.plus(REST)));
      default -> SiteTrouble.of(refusal.kind(), refusal.found());
    };
  }

  /** A refusal that proves nothing, or that came with a new cookie, gets one more try. */
  private SiteTrouble looksDead(Refusal refusal, CookieChange change) {
    boolean proven = refusal.certain() && change instanceof CookieChange.Kept;
    if (proven || doubted) {
      return died(refusal.found());
    }
    doubted = true;
    return SiteTrouble.of(Kind.COOKIE_DEAD, refusal.found() + "; one more try will tell");
  }

  private SiteTrouble died(String why) {
    doubted = false;
    store.dead(why);
    return SiteTrouble.of(Kind.COOKIE_DEAD, why);
  }

  private SiteTrouble rest(Refusal refusal, Instant notBefore) {
    pace.restUntil(notBefore, refusal.kind());
    return SiteTrouble.until(refusal.kind(), refusal.found(), notBefore);
  }
}
