package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class HousekeepingTest {
  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final Duration SELDOM = Duration.ofHours(1);

  static Stream<RuntimeException> troubles() {
    return Stream.of(
        new DataAccessResourceFailureException("PostgreSQL is away"),
        new WorkflowServiceException(
            WorkflowExecution.getDefaultInstance(), "any", new IllegalStateException("away")),
        new StatusRuntimeException(Status.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void letsTroubleWithOneChoreHoldUpNoOther(RuntimeException trouble) {
    AtomicInteger tried = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Map<String, Runnable> chores = new LinkedHashMap<>();
    chores.put(
        "account one",
        () -> {
          tried.incrementAndGet();
          throw trouble;
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

  @Test
  void sleepsUntilItIsStopped() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    Housekeeping housekeeping =
        new Housekeeping(Map.of("any", () -> worker.set(Thread.currentThread())), SELDOM);
    housekeeping.start();
    awaits(() -> worker.get() != null);

    housekeeping.stop();

    awaits(() -> !worker.get().isAlive());
  }

  private static void awaits(AtomicInteger count, int least) {
    awaits(() -> count.get() >= least);
  }

  private static void awaits(Callable<Boolean> so) {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(so);
  }
}
