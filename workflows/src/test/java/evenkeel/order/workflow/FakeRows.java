package evenkeel.order.workflow;

import evenkeel.order.GivenOrder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands that do nothing but keep a diary, and one row in memory. */
public final class FakeRows implements OrderActivities {
  final List<String> diary = new CopyOnWriteArrayList<>();
  volatile Set<String> clients = Set.of("home");
  volatile @Nullable GivenOrder given;
  volatile @Nullable String closedWhy;
  volatile String refusal = "";
  private final CountDownLatch reading = new CountDownLatch(1);
  private volatile CountDownLatch readable = new CountDownLatch(0);

  /** From here on its row cannot be read until the answer is counted down. */
  CountDownLatch holdsReading() {
    readable = new CountDownLatch(1);
    return readable;
  }

  void awaitsReading() {
    await(reading);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nothing happened");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public long open(GivenOrder order) {
    given = order;
    diary.add("open");
    return OrderStage.NUMBER;
  }

  @Override
  public void begin(long number) {
    diary.add("begin " + number);
  }

  @Override
  public OrderRow read(long number) {
    reading.countDown();
    await(readable);
    diary.add("read " + number);
    if (given == null) {
      throw new IllegalStateException("no order was given");
    }
    return new OrderRow(given, Instant.EPOCH, closedWhy, clients);
  }

  @Override
  public String refusal(long number) {
    diary.add("ask why");
    return refusal;
  }

  @Override
  public @Nullable String leftStopped(long number) {
    diary.add("tell what was left stopped");
    return refusal;
  }

  @Override
  public ClosedOrder close(long number, String why) {
    if (closedWhy == null) {
      closedWhy = why;
    }
    diary.add("close: " + why);
    return new ClosedOrder(closedWhy, clients);
  }
}
