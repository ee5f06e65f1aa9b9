package evenkeel.worker.month;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A weekend of two accounts on two clients; with {@code -Devenkeel.month.days=30} a whole month on
 * crowded ones, and what has become of everything in figures.
 */
class MonthTest {
  /** A history goes on afresh after 1,000 events, at the next occasion. */
  private static final int LONGEST_HISTORY = 1_200;

  /**
   * A reading that is not waited for is asked for once a minute at most, and read a little later.
   */
  private static final Duration LEAST_GAP = Duration.ofMinutes(1);

  @TempDir Path folder;

  @BeforeAll
  static void tellsOnlyTheFigures() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.ERROR);
    }
  }

  @Test
  void givesBackEverythingAndKeepsEveryHistoryShort() throws Exception {
    Integer days = Integer.getInteger("evenkeel.month.days");
    Scale scale = days == null ? Scale.WEEKEND : Scale.month(days);
    try (Month month = new Month(scale, folder)) {
      Figures figures = new Figures(month);

      for (Duration mark : scale.marks()) {
        month.until(mark);
        figures.count();
      }
      month.recovers();

      System.out.println(figures);
      assertThat(month.owing()).as("anything held or untold").isFalse();
      month.clients.forEach(
          (name, client) -> assertThat(client.standingOtherwise()).as(name).isEmpty());
      assertThat(month.accounts.keySet()).allMatch(account -> figures.emergencies(account) > 0);
      assertThat(month.accounts.keySet())
          .as("the one beyond the cap stays frozen and asks")
          .allMatch(account -> figures.mostInADay(account) <= month.cyclesPerDay(account) + 1);
      month.accounts.forEach((account, one) ->
          assertThat(one.lowest()).as(account).isGreaterThanOrEqualTo(month.leastRatio(one)));
      assertThat(month.accounts.values()).allMatch(one -> one.leastGap().compareTo(LEAST_GAP) > 0);
      assertThat(month.histories.sizes(month.clients.keySet()).values())
          .allMatch(size -> size.events() < LONGEST_HISTORY);
      assertThat(growthAtRest(month)).containsOnlyKeys("readings");
    }
  }

  /** Rows that have become more although nothing happens. */
  private static Map<String, Long> growthAtRest(Month month) throws InterruptedException {
    Map<String, Long> before = month.database.rows();
    month.rests(Duration.ofHours(8));
    Map<String, Long> growth = new TreeMap<>(month.database.rows());
    growth.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    growth.values().removeIf(rows -> rows <= 0);
    return growth;
  }
}
