package evenkeel.worker.account;

import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.account.ReadingsLedger.Stored;
import evenkeel.worker.notice.NoticesLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells once when the last reading of an account has become too old, and once when there are fresh
 * ones again, whoever fails to take them and however. How old a reading was is asked of the clock
 * once; from then on its age is measured, so that it does not change when the clock is set.
 */
public final class Freshness {
  private final ReadingsLedger readings;
  private final MissedLedger missed;
  private final NoticesLedger notices;
  private final Watch watch;
  private final Map<String, Sighted> sighted = new ConcurrentHashMap<>();

  /**
   * By what time goes.
   *
   * @param nanos time that only passes
   */
  public record Watch(InstantSource clock, LongSupplier nanos) {}

  /**
   * A last reading as it was first seen.
   *
   * @param number 0 = there is none
   */
  private record Sighted(long number, Duration age, long nanos) {}

  public Freshness(
      ReadingsLedger readings, MissedLedger missed, NoticesLedger notices, Watch watch) {
    this.readings = readings;
    this.missed = missed;
    this.notices = notices;
    this.watch = watch;
  }

  /** Notes why a reading could not be taken. One that never could be is told of at once. */
  public void missed(AccountSettings account, String why) {
    Optional<Stored> last = readings.lastAccepted(account.id());
    missed.note(account.id(), number(last), why);
    if (last.isEmpty()) {
      tellStale(account.id(), last);
    } else {
      check(account);
    }
  }

  /** Tells what there is to tell; safe to repeat. */
  public void check(AccountSettings account) {
    Optional<Stored> last = readings.lastAccepted(account.id());
    Sighted before = sighted.get(account.id());
    if (before != null && before.number == number(last)) {
      tellIfStale(account, last, before);
    } else if (!tellIfStale(account, last, sight(account.id(), last))) {
      last.ifPresent(one -> tellFresh(account.id(), one));
    }
  }

  private boolean tellIfStale(AccountSettings account, Optional<Stored> last, Sighted seen) {
    Duration age = seen.age.plusNanos(watch.nanos.getAsLong() - seen.nanos);
    boolean stale = age.compareTo(account.stale()) > 0;
    if (stale) {
      tellStale(account.id(), last);
    }
    return stale;
  }

  private static long number(Optional<Stored> last) {
    return last.map(Stored::number).orElse(0L);
  }

  private Sighted sight(String account, Optional<Stored> last) {
    Instant now = watch.clock.instant();
    Duration age =
        last.map(one -> Duration.between(one.reading().readAt(), now)).orElse(Duration.ZERO);
    Sighted seen =
        new Sighted(number(last), age.isNegative() ? Duration.ZERO : age, watch.nanos.getAsLong());
    sighted.put(account, seen);
    return seen;
  }

  private void tellStale(String account, Optional<Stored> last) {
    String since =
        last.map(Stored::reading)
            .map(Reading::readAt)
            .map(at -> "no fresh reading since " + at)
            .orElse("no reading yet");
    String why = missed.why(account, number(last)).orElseGet(() -> untold(account));
    String text = "account %s has %s: %s".formatted(account, since, why);
    notices.tell(
        new NoticesLedger.Telling(
            missed.staleKey(account, number(last)), account, null, NoticeKind.STALE, text));
  }

  private static String untold(String account) {
    return "no attempt has ended; in Temporal, its schedule read-account/%s tells more"
        .formatted(account);
  }

  private void tellFresh(String account, Stored last) {
    missed
        .toldStale(account, last.number())
        .ifPresent(key ->
            notices.tell(
                new NoticesLedger.Telling(
                    "fresh/" + key,
                    account,
                    null,
                    NoticeKind.FRESH,
                    "account %s has fresh readings again, since %s"
                        .formatted(account, last.reading().readAt()))));
  }
}
