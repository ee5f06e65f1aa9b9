package evenkeel.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells the story line by line, each with the time since it began. */
final class Narrator {
  private final PrintStream out;
  private final InstantSource clock;
  private final Instant begun;

  Narrator(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    begun = clock.instant();
  }

  void chapter(String title) {
    out.printf("%n== %s%n", title);
  }

  synchronized void says(String who, String text) {
    double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
    out.printf("%6.1fs  %-11s %s%n", seconds, who, text);
  }

  void line(String text) {
    out.println(text);
  }
}
