package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Moved;
import evenkeel.account.Projection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AbsenceTest {
  private static final int GONE = 24;
  private static final int BACK = GONE + 72;

  private final AccountStage stage = new AccountStage();

  @Test
  void freezesNoAccountForWhatWasBookedWhileItsClientWasOutOfSight() {
    Instant start = stage.now;
    for (int reading = 0; reading < BACK; reading++) {
      stage.traffic(0, Math.min(reading, GONE), 0, 0);
      stage.take("run-" + reading, 10_000, 1_000 + booked(reading));
      stage.pass(Duration.ofMinutes(5));
    }
    stage.traffic(0, BACK, 0, 0);
    absent(start.plus(Duration.ofMinutes(5 * GONE)), stage.now);

    var back = stage.take("run-" + BACK, 10_000, 1_000 + booked(BACK));

    Projection then = Objects.requireNonNull(Objects.requireNonNull(back).projection());
    assertThat(then.unbooked()).isEqualTo(new Moved(0, 6));
  }

  /** Six readings late. */
  private static int booked(int reading) {
    return Math.max(0, reading - 6);
  }

  private void absent(Instant from, Instant until) {
    stage
        .jdbc
        .sql("update account_traffic set unseen_from = ?, unseen_until = ?")
        .params(Timestamp.from(from), Timestamp.from(until))
        .update();
  }
}
