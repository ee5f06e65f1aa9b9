package evenkeel.simulator.proxy;

import evenkeel.simulator.http.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps requests back until let go, then delivers them to the server, even if whoever sent them has
 * long left.
 */
public final class Hold implements ProxyFault {
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final AtomicInteger arrived = new AtomicInteger();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();

  @Override
  public Answer meet(Passing passing) throws IOException {
    arrived.incrementAndGet();
    try {
      letGo.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the proxy is closing");
    }
    Answer answer = passing.pass();
    statuses.add(answer.status());
    return answer;
  }

  /** Requests that came so far, delivered ones included. */
  public int arrived() {
    return arrived.get();
  }

  /** Requests that the server has answered after they were let go. */
  public int delivered() {
    return statuses.size();
  }

  /** What the server answered to each of those. */
  public List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  /** Delivers what is held, and everything that comes later at once. */
  public void letGo() {
    letGo.countDown();
  }
}
