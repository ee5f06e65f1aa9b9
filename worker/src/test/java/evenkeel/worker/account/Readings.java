package evenkeel.worker.account;

import evenkeel.account.Reading;
import java.math.BigDecimal;
import java.time.Instant;

/** Readings for tests, of account {@code mam} where none is named. */
final class Readings {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Readings() {}

  static Reading of(long uploaded, long downloaded) {
    return at(NOON, uploaded, downloaded);
  }

  static Reading of(String account, long uploaded, long downloaded) {
    return of(account, NOON, uploaded, downloaded);
  }

  static Reading at(Instant time, long uploaded, long downloaded) {
    return of("mam", time, uploaded, downloaded);
  }

  private static Reading of(String account, Instant time, long uploaded, long downloaded) {
    return new Reading(
        account, time, "4200017", uploaded, downloaded, null, 31_250, 4, null, null, null);
  }

  static Reading full() {
    return new Reading(
        "mam",
        NOON,
        "4200017",
        9_007_199_254_740_993L,
        Long.MAX_VALUE,
        new BigDecimal("2.4000"),
        99_999,
        4,
        Instant.parse("2027-01-14T06:00:00Z"),
        7,
        150);
  }
}
