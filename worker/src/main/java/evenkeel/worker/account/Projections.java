package evenkeel.worker.account;

import evenkeel.account.Moved;
import evenkeel.account.Projecting;
import evenkeel.account.Projecting.Cadence;
import evenkeel.account.Projecting.Sample;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What accounts have moved by now, what their sites have not booked yet included. */
public final class Projections {
  private final Map<String, AccountSettings> accounts;
  private final ReadingsLedger readings;
  private final TrafficView traffic;
  private final InstantSource clock;

  /**
   * @param accounts by id
   */
  public Projections(
      Map<String, AccountSettings> accounts,
      ReadingsLedger readings,
      TrafficView traffic,
      InstantSource clock) {
    this.accounts = Map.copyOf(accounts);
    this.readings = readings;
    this.traffic = traffic;
    this.clock = clock;
  }

  /**
   * What an account has moved: its last reading that counted, and what the site had not booked by
   * then or clients have moved since; empty before the first.
   */
  public Optional<Projected> now(String account) {
    return readings
        .lastAccepted(account)
        .map(ReadingsLedger.Stored::reading)
        .map(last -> projected(last, since(last).unbooked()));
  }

  private static Projected projected(Reading last, Moved unbooked) {
    return new Projected(
        sum(last.uploadedBytes(), unbooked.uploaded()),
        sum(last.downloadedBytes(), unbooked.downloaded()));
  }

  /** Neither is negative. */
  private static long sum(long booked, long unbooked) {
    return booked > Long.MAX_VALUE - unbooked ? Long.MAX_VALUE : booked + unbooked;
  }

  /** What is unbooked when this reading has just been taken and is not stored yet. */
  Projection at(Reading reading) {
    return project(reading, reading.readAt());
  }

  /** What is unbooked now, as far as the last reading, which is stored, and the clients tell. */
  Projection since(Reading last) {
    return project(last, clock.instant());
  }

  private Projection project(Reading reading, Instant at) {
    String id = reading.account();
    AccountSettings account = accounts.get(id);
    if (account == null) {
      return new Projection(Moved.NONE, Moved.NONE, 0);
    }
    Moved booked = new Moved(reading.uploadedBytes(), reading.downloadedBytes());
    return Projecting.project(
        new Sample(at, booked, traffic.moved(id)),
        readings.samples(id),
        traffic.flows(id),
        traffic.absences(id),
        new Cadence(account.announce(), account.interval()));
  }
}
