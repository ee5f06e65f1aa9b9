package evenkeel.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * What a worker sees to for as long as it runs, whoever is away meanwhile or comes back with
 * nothing. Trouble with one chore, foreseen or not, holds up no other, and is tried again.
 */
final class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Map<String, Runnable> chores;
  private final Duration every;
  private final Map<String, String> troubles = new HashMap<>();
  private CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * @param chores by what they see to, in their order; each safe to repeat
   */
  Housekeeping(Map<String, Runnable> chores, Duration every) {
    this.chores = chores;
    this.every = every;
  }

  private void run() {
    do {
      chores.forEach(this::seeTo);
    } while (!closed());
  }

  private void seeTo(String what, Runnable chore) {
    FutureTask<?> done = new FutureTask<>(Executors.callable(chore));
    done.run();
    if (done.state() == Future.State.FAILED) {
      tell(what, done.exceptionNow());
    } else {
      troubles.remove(what);
    }
  }

  private void tell(String what, Throwable why) {
    if (why.toString().equals(troubles.put(what, why.toString()))) {
      return;
    }
    if (why instanceof DataAccessException
        || why instanceof TemporalException
        || why instanceof StatusRuntimeException) {
      LOG.warn("{}: seen to later: {}", what, why.getMessage());
    } else {
      LOG.error("{}: failed as nobody foresaw; tried again all the same", what, why);
    }
  }

  private boolean closed() {
    try {
      return closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return true;
    }
  }

  @Override
  public void start() {
    closing = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("housekeeping").start(this::run);
  }

  @Override
  public void stop() {
    closing.countDown();
    if (thread != null) {
      thread.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
