package evenkeel.worker.keeping.booking;

import evenkeel.account.Reading;
import evenkeel.simulator.tracker.Bookings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What the site has booked, and the worst ratio that it ever showed. */
final class LateBooks implements Bookings {
  private long uploaded;
  private long downloaded;
  private BigDecimal lowest;

  LateBooks(long uploaded, long downloaded) {
    this.uploaded = uploaded;
    this.downloaded = downloaded;
    lowest = ratio();
  }

  @Override
  public void book(long up, long down) {
    uploaded += up;
    downloaded += down;
    lowest = lowest.min(ratio());
  }

  private BigDecimal ratio() {
    return BigDecimal.valueOf(uploaded)
        .divide(BigDecimal.valueOf(downloaded), 6, RoundingMode.DOWN);
  }

  BigDecimal lowest() {
    return lowest;
  }

  Reading reading(Instant at) {
    return new Reading("mam", at, "u1", uploaded, downloaded, null, 1, 1, null, null, null);
  }
}
