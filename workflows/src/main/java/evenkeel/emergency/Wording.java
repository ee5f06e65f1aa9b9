package evenkeel.emergency;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.emergency.Notice.Kind;
import evenkeel.keeping.KeeperReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What an emergency says of itself to a person. */
public final class Wording {
  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  private Wording() {}

  /** A notice of one occasion; {@code occasion} tells apart what is told more than once. */
  public static Notice notice(Emergency emergency, Kind kind, String occasion) {
    String key = "emergency/%s/%d/%s".formatted(emergency.account(), emergency.number(), occasion);
    return new Notice(key, emergency.account(), kind, text(emergency, kind));
  }

  private static String text(Emergency emergency, Kind kind) {
    return switch (kind) {
      case OPENED -> "Emergency of %s: %s.".formatted(emergency.account(), why(emergency));
      case FROZEN ->
          "%s is %s: %s. %s."
              .formatted(
                  emergency.account(),
                  sum(emergency, KeeperReport::wouldStop) == 0 ? "frozen" : "left as it is",
                  counts(emergency),
                  ahead(emergency));
      case REMINDER -> emergency.waiting() ? givenBack(emergency) : goesOn(emergency);
      case ASKING, WAITING, TOO_LARGE -> WaitingWording.notice(emergency, kind);
      case RELEASED ->
          "%s is released (%s): %s.%s"
              .formatted(
                  emergency.account(), emergency.ending(), counts(emergency), notDone(emergency));
    };
  }

  private static String givenBack(Emergency emergency) {
    return "%s is being given back (%s): %s. %s.%s"
        .formatted(
            emergency.account(),
            emergency.ending(),
            counts(emergency),
            ahead(emergency),
            WaitingWording.details(emergency));
  }

  private static String goesOn(Emergency emergency) {
    return "Emergency of %s goes on since %s: %s. %s. %s.%s"
        .formatted(
            emergency.account(),
            emergency.openedAt(),
            why(emergency),
            counts(emergency),
            ahead(emergency),
            WaitingWording.details(emergency));
  }

  /** One line for Temporal's UI. */
  public static String details(Emergency emergency) {
    return "%s, row %d: %s. %s. %s.%s"
        .formatted(
            emergency.phase(),
            emergency.number(),
            why(emergency),
            counts(emergency),
            ahead(emergency),
            WaitingWording.details(emergency));
  }

  private static String why(Emergency emergency) {
    if (emergency.hold() != null) {
      return "held by the operator (" + emergency.hold() + ")";
    }
    JudgedReading last = emergency.lastReading();
    return last == null ? "an emergency that was open already" : ratio(last);
  }

  private static String ratio(JudgedReading judged) {
    Reading reading = judged.reading();
    Projection projection = judged.projection();
    return "ratio "
        + shown(reading.ratio())
        + (judged.projected() && projection != null
            ? ", %s with what the site has not booked yet and what is coming down"
                .formatted(shown(projection.ratio(reading)))
            : "");
  }

  private static String shown(Optional<BigDecimal> ratio) {
    return ratio.map(BigDecimal::toPlainString).orElse("infinite");
  }

  private static String counts(Emergency emergency) {
    long away =
        emergency.progress().expected().stream()
            .filter(client -> !emergency.clients().containsKey(client))
            .count();
    return "%d stopped, %d started, %d pending, %d given back, %d left to the user%s%s%s%s%s"
        .formatted(
            sum(emergency, KeeperReport::stopped),
            sum(emergency, KeeperReport::started),
            sum(emergency, KeeperReport::pending) + sum(emergency, KeeperReport::restoring),
            sum(emergency, KeeperReport::restored),
            sum(emergency, KeeperReport::ceded),
            some(sum(emergency, KeeperReport::refused), ", %d refused"),
            some(sum(emergency, KeeperReport::guarded), ", %d waiting for your decision"),
            some(sum(emergency, KeeperReport::parked), ", %d gone from the client"),
            some(sum(emergency, KeeperReport::wouldStop), ", would stop %d (only observing)"),
            some((int) away, ", clients not heard of: %d"));
  }

  private static String some(int number, String words) {
    return number == 0 ? "" : words.formatted(number);
  }

  /** What an end that goes by the rest leaves behind. */
  private static String notDone(Emergency emergency) {
    return some(
        sum(emergency, KeeperReport::refused),
        " See to %d by hand: the client refused a change, or it was not safe to make.");
  }

  private static int sum(Emergency emergency, ToIntFunction<KeeperReport> count) {
    return emergency.clients().values().stream()
        .filter(report -> report.number() == emergency.number())
        .mapToInt(count)
        .sum();
  }

  private static String ahead(Emergency emergency) {
    Forecast forecast = emergency.outlook().forecast();
    if (forecast == null) {
      return "What it takes to recover is not known yet";
    }
    if (forecast.bytesNeeded() == 0) {
      return behindTheBooks(emergency)
          ? "By the site's books it has recovered; it waits for what they do not tell yet and for what comes down"
          : "No more upload is needed to recover";
    }
    String needed =
        "%s%s GiB of upload to recover"
            .formatted(behindTheBooks(emergency) ? "at least " : "", gib(forecast.bytesNeeded()));
    return forecast.likely() == null || forecast.low() == null || forecast.high() == null
        ? needed + ", nothing is being uploaded"
        : needed
            + ", likely %s h (%s to %s)"
                .formatted(hours(forecast.likely()), hours(forecast.low()), hours(forecast.high()));
  }

  /** Whether more speaks against it than the site has booked, of which alone forecasts know. */
  private static boolean behindTheBooks(Emergency emergency) {
    JudgedReading last = emergency.lastReading();
    Projection projection = last == null ? null : last.projection();
    return last != null && !last.atRecovery() && projection != null && projection.speaks();
  }

  static String gib(long bytes) {
    return BigDecimal.valueOf(bytes).divide(GIB, 2, RoundingMode.UP).toPlainString();
  }

  private static String hours(Duration time) {
    return BigDecimal.valueOf(time.toMinutes())
        .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
