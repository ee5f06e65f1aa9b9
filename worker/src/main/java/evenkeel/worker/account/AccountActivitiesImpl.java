package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Judgement;
import evenkeel.account.RatioPolicy;
import evenkeel.account.Reading;
import evenkeel.account.ReadingCheck;
import evenkeel.account.TakenReading;
import evenkeel.account.Thresholds;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes, judges and stores readings, with today's settings. */
public final class AccountActivitiesImpl implements AccountActivities {
  private final Map<String, Account> accounts;
  private final ReadingsLedger readings;
  private final NoticesLedger notices;
  private final List<ReadingListener> listeners;
  private final InstantSource clock;

  /** An account and the site it is on. */
  public record Account(AccountSettings settings, TrackerSite site) {
    Thresholds thresholds() {
      AccountSettings.Levels levels = settings.levels();
      return new Thresholds(levels.floor(), levels.warning(), levels.recovery(), levels.margin());
    }
  }

  /**
   * @param accounts by id
   */
  public AccountActivitiesImpl(
      Map<String, Account> accounts,
      ReadingsLedger readings,
      NoticesLedger notices,
      List<ReadingListener> listeners,
      InstantSource clock) {
    this.accounts = Map.copyOf(accounts);
    this.readings = readings;
    this.notices = notices;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  @Override
  public TakenReading takeReading(String id) {
    Account account = account(id);
    try {
      Reading now = account.site().read();
      Reading base = reading(readings.lastAccepted(id));
      ReadingCheck check = ReadingCheck.of(base, reading(readings.lastRefused(id)), now);
      Judgement judgement = check.accepted() ? RatioPolicy.judge(now, account.thresholds()) : null;
      return new TakenReading(now, judgement, check.remark());
    } catch (SiteTrouble.Hopeless hopeless) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          hopeless.getMessage(), hopeless.kind().name(), hopeless);
    } catch (SiteTrouble.Passing passing) {
      throw later(passing);
    }
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
    Finding finding =
        judgement == null
            ? new Finding(null, null, taken.remark())
            : new Finding(judgement.level(), judgement.atRecovery(), null);
    Stored stored = readings.store(request, reading, finding);
    if (taken.remark() != null) {
      String text = "account " + reading.account() + ": " + taken.remark();
      notices.tell(
          new NoticesLedger.Telling(
              "reading/" + stored.number(), reading.account(), null, NoticeKind.READING, text));
    }
    return stored.judged();
  }

  @Override
  public void announce(JudgedReading judged) {
    listeners.forEach(listener -> listener.readingTaken(judged));
  }

  /** Once for the reading that has become too old. */
  @Override
  public void missed(String id, String why) {
    Optional<Stored> last = readings.lastAccepted(id);
    Instant since = last.map(stored -> stored.reading().readAt()).orElse(Instant.EPOCH);
    Duration age = Duration.between(since, clock.instant());
    if (age.compareTo(account(id).settings().stale()) > 0) {
      String fresh = last.isPresent() ? "no fresh reading since " + since : "no reading yet";
      String text = "account " + id + " has " + fresh + ": " + why;
      notices.tell(
          new NoticesLedger.Telling(
              "stale/" + id + "/" + last.map(Stored::number).orElse(0L),
              id,
              null,
              NoticeKind.STALE,
              text));
    }
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
