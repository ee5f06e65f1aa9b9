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
  private final Transport transport;
  private final Pace pace;
  private final CookieStore store;
  private final Function<Answer, Optional<Refusal>> refusals;
  private final Rests rests;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);

  /** As long as one reading is tried for, and less than lies between two. */
  private static final Duration STILL_NEWS = Duration.ofMinutes(4);

  /** A cookie of the site's that could not be stored yet; nothing is asked before it is. */
  private @Nullable Renewal unstored;

  /** Whether the last answer looked like a dead cookie without proving it. */
  private boolean doubted;

  /** A good answer that nobody has had yet, since what came with it could not be stored. */
  private @Nullable Unheard unheard;

  private record Unheard(HttpUrl url, Answer answer) {}

  private record Renewal(Secret sent, Secret cookie) {}

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
    this.rests = new Rests(store, pace.clock());
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
        Answer answer = answer(url);
        unheard = null;
        return answer;
      } finally {
        oneAtATime.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting to ask the tracker site");
    }
  }

  /** One that is known already needs no second request. */
  private Answer answer(HttpUrl url) throws InterruptedException {
    Secret cookie = livingCookie();
    rests.settle();
    if (unheard != null && unheard.url.equals(url) && isNews(unheard.answer.at())) {
      return unheard.answer;
    }
    rests.check();
    pace.awaitTurn();
    return heard(url, cookie, transport.get(url, cookie, pace.clock()));
  }

  private boolean isNews(Instant at) {
    Duration age = Duration.between(at, pace.clock().instant());
    return !age.isNegative() && age.compareTo(STILL_NEWS) < 0;
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
      store.store(unstored.sent, unstored.cookie);
      unstored = null;
    }
  }

  /** Whatever of it cannot be stored is kept in mind, and the rest of it stored all the same. */
  private Answer heard(HttpUrl url, Secret sent, Exchange exchange) {
    pace.ended();
    if (exchange.cookie() instanceof CookieChange.Renewed(Secret cookie)) {
      unstored = new Renewal(sent, cookie);
    }
    try {
      return judged(url, sent, exchange);
    } finally {
      storeRenewed();
    }
  }

  private Answer judged(HttpUrl url, Secret sent, Exchange exchange) {
    return switch (exchange.outcome()) {
      case Failed(SiteTrouble trouble) -> {
        if (Thread.currentThread().isInterrupted() && exchange.retryAfter().isEmpty()) {
          throw new CancellationException("interrupted while asking the tracker site");
        }
        throw rests.failed(trouble, exchange.retryAfter());
      }
      case Answered(Answer answer) -> {
        Optional<Refusal> refusal = refusals.apply(answer);
        if (refusal.isPresent()) {
          SiteTrouble trouble = refused(sent, refusal.get(), exchange.cookie());
          throw rests.failed(trouble, exchange.retryAfter());
        }
        doubted = false;
        unheard = new Unheard(url, answer);
        rests.answered(exchange.retryAfter());
        yield answer;
      }
    };
  }

  private SiteTrouble refused(Secret sent, Refusal refusal, CookieChange change) {
    if (refusal.kind() != Kind.SITE_DOWN && change instanceof CookieChange.Gone) {
      return died(sent, "the site took the cookie away: " + refusal.found());
    }
    return refusal.kind() == Kind.COOKIE_DEAD
        ? looksDead(sent, refusal, change)
        : SiteTrouble.of(refusal.kind(), refusal.found());
  }

  /** A refusal that proves nothing, or that came with a new cookie, gets one more try. */
  private SiteTrouble looksDead(Secret sent, Refusal refusal, CookieChange change) {
    boolean proven = refusal.certain() && change instanceof CookieChange.Kept;
    if (proven || doubted) {
      Secret stored = change instanceof CookieChange.Renewed(Secret cookie) ? cookie : sent;
      return died(stored, refusal.found());
    }
    doubted = true;
    return SiteTrouble.of(Kind.COOKIE_DEAD, refusal.found() + "; one more try will tell");
  }

  private SiteTrouble died(Secret cookie, String why) {
    storeRenewed();
    store.dead(cookie, why);
    doubted = false;
    return SiteTrouble.of(Kind.COOKIE_DEAD, why);
  }
}
