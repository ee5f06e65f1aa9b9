package evenkeel.emergency;

import evenkeel.account.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time ahead.
 *
 * @param asOf number of the reading that the forecast was made after; 0 before the first
 * @param forecast what it takes to recover; null while unknown
 * @param reminder time between two reminders; null until the row is open
 * @param reminderDue when the operator is reminded next; null while nothing is frozen
 */
public record Outlook(
    long asOf,
    @Nullable Forecast forecast,
    @Nullable Duration reminder,
    @Nullable Instant reminderDue) {
  static final Outlook NONE = new Outlook(0, null, null, null);

  Outlook opened(Instant at, Duration every) {
    Instant due = at.plus(every).truncatedTo(ChronoUnit.MILLIS);
    return new Outlook(asOf, forecast, every, due);
  }

  Outlook forecast(long reading, @Nullable Forecast now) {
    return new Outlook(reading, now, reminder, reminderDue);
  }

  /** Missed occasions are not made up for: the next one lies after {@code now}. */
  Outlook reminded(Instant now) {
    if (reminderDue == null || reminder == null) {
      return this;
    }
    Instant next = reminderDue.plus(reminder);
    while (!next.isAfter(now)) {
      next = next.plus(reminder);
    }
    return new Outlook(asOf, forecast, reminder, next);
  }

  Outlook ended() {
    return new Outlook(asOf, forecast, reminder, null);
  }
}
