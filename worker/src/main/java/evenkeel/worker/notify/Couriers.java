package evenkeel.worker.notify;

import evenkeel.settings.WebhookSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A courier for each webhook of the settings, at work for as long as the worker runs. */
public final class Couriers implements SmartLifecycle {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final List<Courier> couriers;
  private CountDownLatch closing = new CountDownLatch(0);

  public Couriers(List<WebhookSettings> webhooks, JdbcClient jdbc) {
    DeliveriesLedger deliveries = new DeliveriesLedger(jdbc);
    couriers = webhooks.stream().map(one -> courier(one, deliveries)).toList();
  }

  private static Courier courier(WebhookSettings one, DeliveriesLedger deliveries) {
    return new Courier(one, deliveries, new Webhook(one, TIMEOUT, InstantSource.system()));
  }

  private static void work(Courier courier, CountDownLatch closing) {
    boolean more;
    do {
      more = courier.carries();
    } while (more ? closing.getCount() > 0 : !closed(closing));
  }

  private static boolean closed(CountDownLatch closing) {
    try {
      return closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return true;
    }
  }

  @Override
  public void start() {
    CountDownLatch until = new CountDownLatch(1);
    closing = until;
    couriers.forEach(one -> Thread.ofVirtual().name("courier").start(() -> work(one, until)));
  }

  @Override
  public void stop() {
    closing.countDown();
  }

  @Override
  public boolean isRunning() {
    return closing.getCount() > 0;
  }
}
