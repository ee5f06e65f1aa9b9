package evenkeel.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenkeel.settings.NoticeKind;
import evenkeel.settings.Secret;
import evenkeel.settings.WebhookSettings;
import evenkeel.settings.WebhookSettings.Format;
import evenkeel.worker.Database;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.notice.NoticesLedger.Telling;
import java.time.Duration;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Couriers at work, as the worker lets them. */
class CouriersTest {
  private static final int FAULTS = 3;

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final Receiver receiver = new Receiver();
  private final Faulty kinds = new Faulty();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @AfterEach
  void close() {
    logger().detachAppender(log);
    receiver.close();
  }

  @Test
  void goOnAfterWhatNobodyForesawAndTellItOnce() {
    log.start();
    logger().addAppender(log);
    Couriers couriers = new Couriers(List.of(phone()), jdbc);

    couriers.start();
    assertThat(couriers.isRunning()).isTrue();
    awaits(() -> jdbc.sql("select from notice_targets").query().listOfRows().size() == 1);
    new NoticesLedger(jdbc).tell(new Telling("one", "mam", null, NoticeKind.OPENED, "text"));
    awaits(() -> receiver.requests().size() == 1);
    couriers.stop();

    assertThat(couriers.isRunning()).isFalse();
    assertThat(kinds.asked).hasValueGreaterThan(FAULTS);
    assertThat(List.copyOf(log.list))
        .singleElement()
        .satisfies(told -> assertThat(told.getFormattedMessage()).contains("phone"))
        .satisfies(told -> assertThat(told.getThrowableProxy().getMessage()).contains("foresaw"));
  }

  private WebhookSettings phone() {
    Secret url = new Secret(receiver.url());
    return new WebhookSettings("phone", url, Format.NTFY, Optional.empty(), kinds);
  }

  private static void awaits(Callable<Boolean> so) {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(so);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Courier.class);
  }

  /** Kinds that cannot be told at first. */
  private static final class Faulty extends AbstractSet<NoticeKind> {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Iterator<NoticeKind> iterator() {
      if (asked.incrementAndGet() <= FAULTS) {
        throw new IllegalStateException("nobody foresaw this");
      }
      return Set.of(NoticeKind.OPENED).iterator();
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
