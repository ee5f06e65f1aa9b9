package evenkeel.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Readings of an account {@code mam} for tests. */
public final class Readings {
  public static final Thresholds THRESHOLDS =
      new Thresholds(
          new BigDecimal("1.00"),
          new BigDecimal("1.20"),
          new BigDecimal("1.05"),
          new BigDecimal("0.02"));

  private Readings() {}

  public static Reading bytes(long uploaded, long downloaded) {
    return shown(uploaded, downloaded, null);
  }

  public static Reading shown(long uploaded, long downloaded, @Nullable String ratio) {
    return ofUser("u1", uploaded, downloaded, ratio);
  }

  public static Reading ofUser(
      String user, long uploaded, long downloaded, @Nullable String ratio) {
    return new Reading(
        "mam",
        Instant.parse("2026-05-01T10:00:00Z"),
        user,
        uploaded,
        downloaded,
        ratio == null ? null : new BigDecimal(ratio),
        31_250,
        4,
        null,
        2,
        50);
  }

  /** A reading of the ratio {@code hundredths / 100}, judged by the usual thresholds. */
  public static JudgedReading judged(long number, int hundredths) {
    Reading reading = bytes(hundredths * 1_000_000L, 100_000_000L);
    Judgement judgement = RatioPolicy.judge(reading, THRESHOLDS);
    return new JudgedReading(number, reading, judgement.level(), judgement.atRecovery());
  }

  public static JudgedReading bad(long number) {
    return judged(number, 98);
  }

  public static JudgedReading between(long number) {
    return judged(number, 103);
  }

  public static JudgedReading good(long number) {
    return judged(number, 106);
  }
}
