package evenkeel.worker.keeping;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One lane per client: who comes later first ends whoever is in it. */
final class Lane {
  private static final Duration ABORT_AGAIN = Duration.ofMillis(100);

  private final Runnable abort;
  private @Nullable Passage current;
  private boolean closed;

  /**
   * @param abort ends the call that is under way in the lane
   */
  Lane(Runnable abort) {
    this.abort = abort;
  }

  /** Thrown in the work that a later one has ended. */
  static final class Overtaken extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super("another attempt takes over");
    }
  }

  /** One passage through the lane. */
  static final class Passage {
    private final CountDownLatch overtaken = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    /** Goes on only if nobody has overtaken. */
    void require() {
      if (overtaken.getCount() == 0) {
        throw new Overtaken();
      }
    }

    /**
     * Does this so often, beside the work, until the passage is left or it says that it is over.
     */
    Thread whileIn(Duration every, BooleanSupplier beside) {
      return Thread.ofVirtual()
          .name("beat")
          .start(() -> {
            boolean over = false;
            while (!over && !await(left, every) && overtaken.getCount() > 0) {
              over = !beside.getAsBoolean();
            }
          });
    }

    /** Waits, unless overtaken. */
    void rest(Duration time) {
      if (await(overtaken, time)) {
        throw new Overtaken();
      }
    }
  }

  /** Runs {@code work} alone. */
  <T> T pass(Function<Passage, T> work) {
    Passage mine = new Passage();
    Passage earlier = enter(mine);
    try {
      if (earlier != null) {
        endAndAwait(earlier);
      }
      mine.require();
      return work.apply(mine);
    } finally {
      mine.left.countDown();
      leave(mine);
    }
  }

  /** Ends whoever is in the lane; nobody passes any more. */
  void close() {
    Passage last = lastOne();
    if (last != null) {
      endAndAwait(last);
    }
  }

  private synchronized @Nullable Passage lastOne() {
    closed = true;
    return current;
  }

  private synchronized @Nullable Passage enter(Passage mine) {
    if (closed) {
      throw new Overtaken();
    }
    Passage earlier = current;
    current = mine;
    return earlier;
  }

  private synchronized void leave(Passage mine) {
    if (current == mine) {
      current = null;
    }
  }

  private void endAndAwait(Passage earlier) {
    earlier.overtaken.countDown();
    do {
      abort.run();
    } while (!await(earlier.left, ABORT_AGAIN));
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Overtaken();
    }
  }
}
