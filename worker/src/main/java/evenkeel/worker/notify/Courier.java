package evenkeel.worker.notify;

import evenkeel.settings.WebhookSettings;
import evenkeel.worker.notify.Due.Content;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Carries notices to one target, the oldest first: each at least once and always under the same id,
 * since nobody can know whether an attempt without an answer has arrived.
 */
final class Courier {
  /** Longer than any attempt takes. */
  static final Duration ALONE = Duration.ofMinutes(1);

  /** Older news only confuses. */
  static final Duration STALE = Duration.ofDays(3);

  /** A refusal may be a proxy's that is being mended: not given up at once. */
  static final int REFUSALS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final WebhookSettings settings;
  private final DeliveriesLedger deliveries;
  private final Webhook webhook;
  private boolean registered;
  private @Nullable String trouble;
  private @Nullable String fault;

  Courier(WebhookSettings settings, DeliveriesLedger deliveries, Webhook webhook) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.webhook = webhook;
  }

  /** Delivers, whatever happens: nothing ends a courier, and no fault is told over and over. */
  boolean carries() {
    FutureTask<Boolean> work = new FutureTask<>(this::delivers);
    work.run();
    if (work.state() == Future.State.FAILED) {
      tell(work.exceptionNow());
      return false;
    }
    fault = null;
    return work.resultNow();
  }

  private void tell(Throwable why) {
    if (why instanceof DataAccessException) {
      LOG.debug("notices wait for PostgreSQL", why);
    } else if (!why.toString().equals(fault)) {
      LOG.error(
          "notices for {}: failed as nobody foresaw; tried again all the same", target(), why);
    }
    fault = why.toString();
  }

  /** Carries what waits longest; answers whether there may be more to do now. */
  boolean delivers() {
    if (!registered) {
      deliveries.register(target());
      registered = true;
    }
    Optional<Due> due = deliveries.take(target(), settings.kinds(), ALONE);
    due.ifPresent(this::deliver);
    return due.isPresent();
  }

  private void deliver(Due due) {
    if (due.age().compareTo(STALE) > 0) {
      giveUp(due, "it is older than " + STALE.toDays() + " days");
      return;
    }
    switch (sent(due.content())) {
      case Outcome.Accepted accepted -> {
        deliveries.delivered(target(), due);
        trouble = null;
      }
      case Outcome.Passing passing -> waits(due, passing.why(), passing.pause());
      case Outcome.Refused refused -> refused(due, refused.why());
    }
  }

  /**
   * What cannot even be sent is refused, so that it holds up the others only for so long; a process
   * in need (out of memory, say) has refused nothing. Only the place is told: a secret may be in
   * the words.
   */
  private Outcome sent(Content content) {
    FutureTask<Outcome> sending = new FutureTask<>(() -> webhook.send(content));
    sending.run();
    if (sending.state() == Future.State.FAILED) {
      Throwable why = sending.exceptionNow();
      String words =
          "it failed as nobody foresaw: " + why.getClass().getName() + place(why.getStackTrace());
      return why instanceof Error
          ? new Outcome.Passing(words, Duration.ZERO)
          : new Outcome.Refused(words);
    }
    return sending.resultNow();
  }

  private static String place(StackTraceElement... calls) {
    return Arrays.stream(calls)
        .filter(call -> call.getClassName().startsWith(Courier.class.getPackageName()))
        .findFirst()
        .map(call -> " at " + call)
        .orElse("");
  }

  private void refused(Due due, String why) {
    if (due.attempts() + 1 >= REFUSALS) {
      giveUp(due, why);
    } else {
      waits(due, why, Duration.ZERO);
    }
  }

  private void giveUp(Due due, String why) {
    deliveries.givenUp(target(), due, why);
    LOG.warn("notice {} is not sent to {}: {}", due.content().key(), target(), why);
  }

  private void waits(Due due, String why, Duration pause) {
    deliveries.failed(target(), due, why, pause);
    if (!why.equals(trouble)) {
      LOG.warn("notices for {} wait: {}", target(), why);
    }
    trouble = why;
  }

  private String target() {
    return settings.id();
  }
}
