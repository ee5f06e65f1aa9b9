package evenkeel.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A site that learns what torrents moved when they announce, at the latest after an interval. */
final class AnnouncedSite {
  private final Random random;
  private final int interval;
  private final List<Announcing> torrents = new ArrayList<>();
  private final Deque<Moved> history = new ArrayDeque<>();

  AnnouncedSite(long seed, Duration interval) {
    random = new Random(seed);
    this.interval = (int) interval.toMinutes();
    for (int i = 0; i < 7; i++) {
      torrents.add(new Announcing());
    }
  }

  private final class Announcing {
    private Moved moved = Moved.NONE;
    private Moved told = Moved.NONE;
    private int due = random.nextInt(interval);
    private boolean busy;

    void passAMinute() {
      if (random.nextInt(40) == 0) {
        busy = !busy;
      }
      if (busy) {
        moved =
            new Moved(
                moved.uploaded() + random.nextLong(1_000),
                moved.downloaded() + random.nextLong(5_000));
      }
      if (due-- == 0 || random.nextInt(90) == 0) {
        told = moved;
        due = interval - 1;
      }
    }
  }

  void passAMinute() {
    torrents.forEach(Announcing::passAMinute);
    history.addFirst(moved());
    while (history.size() > interval + 6) {
      history.removeLast();
    }
  }

  Moved moved() {
    return sum(torrents.stream().map(one -> one.moved).toList());
  }

  Moved booked() {
    return sum(torrents.stream().map(one -> one.told).toList());
  }

  Moved unbooked() {
    return moved().since(booked());
  }

  /** Within the longest time that one interval of readings may span. */
  Moved movedLately() {
    return history.size() > interval + 5 ? moved().since(history.getLast()) : moved();
  }

  private static Moved sum(List<Moved> all) {
    return new Moved(
        all.stream().mapToLong(Moved::uploaded).sum(),
        all.stream().mapToLong(Moved::downloaded).sum());
  }
}
