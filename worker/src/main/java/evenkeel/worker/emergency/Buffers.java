package evenkeel.worker.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.emergency.Buffer;
import evenkeel.settings.AccountSettings;
import evenkeel.worker.account.Projected;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.ReadingsLedger.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What accounts may still download now. */
public final class Buffers {
  private final ReadingsLedger readings;
  private final Projections projections;

  public Buffers(ReadingsLedger readings, Projections projections) {
    this.readings = readings;
    this.projections = projections;
  }

  /** Empty while nobody can know: without a fresh reading, or when it speaks of an emergency. */
  Optional<Buffer> of(AccountSettings account, Instant now) {
    return readings
        .lastAccepted(account.id())
        .map(Stored::judged)
        .filter(judged -> judged.level() != Level.EMERGENCY && fresh(judged, account, now))
        .flatMap(judged -> projections.now(account.id()))
        .map(projected -> buffer(projected, account));
  }

  /** Whether the newest reading that counts speaks of an emergency. */
  boolean emergency(AccountSettings account) {
    return readings
        .lastAccepted(account.id())
        .map(Stored::judged)
        .filter(judged -> judged.level() == Level.EMERGENCY)
        .isPresent();
  }

  private static boolean fresh(JudgedReading judged, AccountSettings account, Instant now) {
    Duration age = Duration.between(judged.reading().readAt(), now).abs();
    return age.compareTo(account.stale()) <= 0;
  }

  /** Down to where a projected ratio would be an emergency again. */
  private static Buffer buffer(Projected projected, AccountSettings account) {
    AccountSettings.Levels levels = account.levels();
    return new Buffer(
        projected.uploadedBytes(),
        projected.downloadedBytes(),
        levels.floor().add(levels.margin()));
  }
}
