package evenkeel.worker.notify;

import evenkeel.settings.WebhookSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  Courier(WebhookSettings settings, DeliveriesLedger deliveries, Webhook webhook) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.webhook = webhook;
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
    switch (webhook.send(due.content())) {
      case Outcome.Accepted accepted -> {
        deliveries.delivered(target(), due);
        trouble = null;
      }
      case Outcome.Passing passing -> waits(due, passing.why(), passing.pause());
      case Outcome.Refused refused -> refused(due, refused.why());
    }
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
