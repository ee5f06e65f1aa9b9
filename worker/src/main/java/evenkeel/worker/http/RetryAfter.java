package evenkeel.worker.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or an HTTP date. */
public final class RetryAfter {
  /** A mistaken header must not blind Evenkeel for ever. */
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** The moment it names; empty if it is missing, unreadable or not in the future. */
  public static Optional<Instant> read(@Nullable String header, Instant now) {
    return Optional.ofNullable(header)
        .flatMap(text -> moment(text.strip(), now))
        .filter(now::isBefore)
        .map(moment -> moment.isAfter(now.plus(MOST)) ? now.plus(MOST) : moment);
  }

  private static Optional<Instant> moment(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
