package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

class HousekeepingTest {
  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final Duration SELDOM = Duration.ofHours(1);

  static Stream<RuntimeException> troubles() {
    return Stream.of(
        new DataAccessResourceFailureException("PostgreSQL is away"),
        new WorkflowServiceException(
            WorkflowExecution.getDefaultInstance(), "any", new IllegalStateException("away")),
        new StatusRuntimeException(Status.UNAVAILABLE),
        new IllegalStateException("nobody foresaw this"));
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
  void tellsOnceAndWithItsPlaceWhatNobodyForesaw() {
    Logger logger = (Logger) LoggerFactory.getLogger(Housekeeping.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    AtomicInteger tried = new AtomicInteger();
    Runnable chore =
        () -> {
          tried.incrementAndGet();
          throw new IllegalStateException("nobody foresaw this");
        };
    Housekeeping housekeeping = new Housekeeping(Map.of("account one", chore), OFTEN);

    housekeeping.start();

    awaits(tried, 3);
    housekeeping.stop();
    logger.detachAppender(log);
    ILoggingEvent told = List.copyOf(log.list).getFirst();
    assertThat(log.list).hasSize(1);
    assertThat(told.getFormattedMessage()).contains("account one");
    assertThat(told.getThrowableProxy().getMessage()).isEqualTo("nobody foresaw this");
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
