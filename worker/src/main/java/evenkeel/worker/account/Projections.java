package evenkeel.worker.account;

import java.util.Optional;

/** What accounts have moved by now, what the site has not booked yet included. */
public final class Projections {
  private final ReadingsLedger readings;

  public Projections(ReadingsLedger readings) {
    this.readings = readings;
  }

  /** As of the last reading that counted; empty before the first. */
  public Optional<Projected> now(String account) {
    return readings
        .lastAccepted(account)
        .map(ReadingsLedger.Stored::reading)
        .map(last -> new Projected(last.uploadedBytes(), last.downloadedBytes()));
  }
}
