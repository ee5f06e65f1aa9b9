package evenkeel.worker.month;

import evenkeel.worker.keeping.look.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The story's time for keepers: it goes by only while all of them wait. */
final class Metronome {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Map<String, Waiting> waiting = new TreeMap<>();
  private Instant now;
  private long beat;

  private record Waiting(Instant until, long since) {}

  Metronome(Instant begin) {
    now = begin;
  }

  synchronized Instant now() {
    return now;
  }

  synchronized void moveTo(Instant then) {
    now = then;
  }

  /** When the first of them has waited long enough. */
  synchronized Instant next() {
    return waiting.values().stream().map(Waiting::until).min(Instant::compareTo).orElse(now);
  }

  /** Whoever has waited long enough, or has a reason, goes on; returns when all wait again. */
  synchronized void beat(Set<String> players) throws InterruptedException {
    beat++;
    notifyAll();
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!players.stream().allMatch(this::waits)) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new IllegalStateException("some never wait again: " + waiting + " at " + now);
      }
      wait(left);
    }
  }

  private boolean waits(String player) {
    Waiting one = waiting.get(player);
    return one != null && one.since == beat;
  }

  Pulse pulse(String player) {
    return new Pulse() {
      @Override
      public void beat(String doing) {}

      @Override
      public Instant now() {
        return Metronome.this.now();
      }

      @Override
      public void pause(Duration time, String doing, BooleanSupplier reason) {
        Instant until = now().plus(time);
        do {
          awaitBeat(player, until);
        } while (now().isBefore(until) && !reason.getAsBoolean());
      }
    };
  }

  private synchronized void awaitBeat(String player, Instant until) {
    long mine = beat;
    waiting.put(player, new Waiting(until, mine));
    notifyAll();
    try {
      while (beat == mine) {
        wait();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the story is over", closing);
    }
    waiting.remove(player);
  }
}
