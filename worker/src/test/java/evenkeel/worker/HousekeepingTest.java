package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class HousekeepingTest {
  private static final Duration OFTEN = Duration.ofMillis(10);

  @Test
  void letsTroubleWithOneChoreHoldUpNoOther() {
    AtomicInteger tried = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Map<String, Runnable> chores = new LinkedHashMap<>();
    chores.put(
        "account one",
        () -> {
          tried.incrementAndGet();
          throw new DataAccessResourceFailureException("away");
        });
    chores.put("account two", done::incrementAndGet);
    Housekeeping housekeeping = new Housekeeping(chores, OFTEN);

    housekeeping.start();

    awaits(tried, 2);
    awaits(done, 2);
    housekeeping.stop();
    assertThat(housekeeping.isRunning()).isFalse();
  }

  @Test
  void repeatsUntilItHasOnceGoneThrough() {
    AtomicInteger tried = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    Map<String, Runnable> chores = new LinkedHashMap<>();
    chores.put(
        "once",
        new Once(() -> {
          if (tried.incrementAndGet() < 3) {
            throw new DataAccessResourceFailureException("away");
          }
        }));
    chores.put("always", rounds::incrementAndGet);
    Housekeeping housekeeping = new Housekeeping(chores, OFTEN);

    housekeeping.start();

    awaits(rounds, 6);
    housekeeping.stop();
    assertThat(tried).hasValue(3);
  }

  private static void awaits(AtomicInteger count, int least) {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> count.get() >= least);
  }
}
