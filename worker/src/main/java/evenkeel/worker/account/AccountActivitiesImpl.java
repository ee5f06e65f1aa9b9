package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Judgement;
import evenkeel.account.RatioPolicy;
import evenkeel.account.Reading;
import evenkeel.account.ReadingCheck;
import evenkeel.account.TakenReading;
import evenkeel.account.workflow.AccountActivities;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.account.ReadingsLedger.Finding;
import evenkeel.worker.account.ReadingsLedger.Stored;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.TrackerSite;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Takes, judges and stores readings, with today's settings. */
public final class AccountActivitiesImpl implements AccountActivities {
  private final Map<String, Account> accounts;
  private final Parts parts;
  private final List<ReadingListener> listeners;
  private final InstantSource clock;

  /** An account and the site it is on. */
  public record Account(AccountSettings settings, TrackerSite site) {}

  /** What it works with. */
  public record Parts(
      ReadingsLedger readings,
      Projections projections,
      NoticesLedger notices,
      Freshness freshness) {}

  /**
   * @param accounts by id
   */
  public AccountActivitiesImpl(
      Map<String, Account> accounts,
      Parts parts,
      List<ReadingListener> listeners,
      InstantSource clock) {
    this.accounts = Map.copyOf(accounts);
    this.parts = parts;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  @Override
  public TakenReading takeReading(String id) {
    Account account = account(id);
    Reading now = ask(account.site());
    try {
      return checked(account, now);
    } catch (DataAccessException away) {
      // Another attempt would ask the site again, which has answered well.
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          "the site answered, and PostgreSQL did not", "UNCHECKED", away);
    }
  }

  private TakenReading checked(Account account, Reading now) {
    ReadingsLedger readings = parts.readings;
    Reading base = reading(readings.lastAccepted(now.account()));
    ReadingCheck check = ReadingCheck.of(base, reading(readings.lastRefused(now.account())), now);
    return new TakenReading(now, check.accepted() ? judge(account, now) : null, check.remark());
  }

  private Reading ask(TrackerSite site) {
    try {
      return site.read();
    } catch (SiteTrouble.Hopeless hopeless) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          hopeless.getMessage(), hopeless.kind().name(), hopeless);
    } catch (SiteTrouble.Passing passing) {
      throw later(passing);
    }
  }

  private Judgement judge(Account account, Reading now) {
    return RatioPolicy.judge(
        now, parts.projections.at(now), ExtraReadings.thresholds(account.settings().levels()));
  }

  private static @Nullable Reading reading(Optional<Stored> stored) {
    return stored.map(Stored::reading).orElse(null);
  }

  /** Not before the site allows it. */
  private ApplicationFailure later(SiteTrouble.Passing passing) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(passing.getMessage())
            .setType(passing.kind().name())
            .setCause(passing);
    passing
        .notBefore()
        .map(then -> Duration.between(clock.instant(), then))
        .filter(Duration::isPositive)
        .ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }

  @Override
  public @Nullable JudgedReading record(String request, TakenReading taken) {
    Reading reading = taken.reading();
    Judgement judgement = taken.judgement();
    Stored stored =
        parts.readings.store(
            request,
            reading,
            judgement == null ? new Finding(null, null, taken.remark()) : Finding.of(judgement));
    if (taken.remark() != null) {
      parts.notices.tell(
          new NoticesLedger.Telling(
              key(stored),
              reading.account(),
              null,
              NoticeKind.READING,
              "account " + reading.account() + ": " + taken.remark()));
    }
    return stored.judged();
  }

  /** Refusals are told once until a reading counts again: a site may go on lying for days. */
  private String key(Stored stored) {
    String account = stored.reading().account();
    return stored.refusal() == null
        ? "reading/" + stored.number()
        : "refused/%s/%d"
            .formatted(
                account, parts.readings.lastAccepted(account).map(Stored::number).orElse(0L));
  }

  @Override
  public void announce(JudgedReading judged) {
    listeners.forEach(listener -> listener.readingTaken(judged));
  }

  @Override
  public void missed(String id, String why) {
    parts.freshness.missed(account(id).settings(), why);
  }

  private Account account(String id) {
    Account account = accounts.get(id);
    if (account == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "account " + id + " is not in the settings; known: " + accounts.keySet(),
          "UNKNOWN_ACCOUNT");
    }
    return account;
  }
}
