package evenkeel.worker.trackersite.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when told, or when something pauses on it. */
public final class MovableClock extends Clock implements Pause {
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");

  public void move(Duration time) {
    now = now.plus(time);
  }

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public void pass(Duration time) {
    pauses.add(time);
    move(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
