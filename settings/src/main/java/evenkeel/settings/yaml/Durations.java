package evenkeel.settings.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as the file writes them: a whole number and its unit. */
final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Durations() {}

  static Duration of(String text) {
    return parse(text).orElseThrow();
  }

  static Optional<Duration> parse(String text) {
    var written = WRITTEN.matcher(text);
    return written.matches()
        ? Optional.of(unit(written.group(2)).multipliedBy(Long.parseLong(written.group(1))))
        : Optional.empty();
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
