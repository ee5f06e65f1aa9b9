package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.tracker.Bookings;
import evenkeel.simulator.world.TorrentGroup;
import evenkeel.standalone.Household;
import evenkeel.standalone.application.EvenkeelApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is coming endangers the ratio while the next reading is far away. */
class NearFloorJourneyTest {
  private static final long MIB = 1 << 20;
  private static final long DOWNLOADED = 1000 * MIB;

  /** Half of what the user starts. */
  private static final long SLACK = 16 * MIB;

  private static final String OFTEN = "interval: 1s\n    stale: 60s";
  private static final String SELDOM = "interval: 30m\n    stale: 60m";

  @Test
  void takesAReadingOutOfTurnAndFreezesBeforeTheSiteHasBookedAnything(@TempDir Path folder)
      throws Exception {
    try (var course = EmergencyCourse.in(folder, EvenkeelApplication.class)) {
      var home = course.home();
      home.world().trackers().mam().booksTo(Bookings.none());
      Household.awaits("what flows is seen", () -> assertThat(left(home)).isPositive());
      var bearable = DOWNLOADED + moved(home) + left(home) + SLACK;
      home.world().member().bytes(bearable / 100 * 102, DOWNLOADED);
      Household.awaits(
          "the books of now count", () -> assertThat(lowest(home)).isEqualTo(DOWNLOADED));
      settings(home, OFTEN, SELDOM);
      assertThat(home.ledger().emergencies()).isZero();

      home.filled().user().starts(stopped(home));

      Household.awaits("it is frozen", () -> home.door().expectPhase(1, "frozen"));
      assertThat(projected(home)).isEqualTo(1);
      Household.awaits(
          "what was started stands still",
          () ->
              assertThat(home.filled().shown(TorrentGroup.MAM_DOWNLOAD_STOPPED))
                  .allMatch(Shown::stopped));
      home.world().member().bytes(360L << 30, 150L << 30);
      settings(home, SELDOM, OFTEN);
      Household.awaits("all is given back", () -> home.ledger().expectRest());
      home.filled().user().stops(stopped(home));
      Household.awaits("all is as it was", () -> course.atRest().expectSame(home.snapshot()));
    }
  }

  private static String[] stopped(Household home) {
    return TorrentGroup.MAM_DOWNLOAD_STOPPED.names().stream()
        .map(home.filled()::hash)
        .toArray(String[]::new);
  }

  private static long moved(Household home) {
    return number(home, "select coalesce(sum(downloaded), 0)::bigint from account_traffic");
  }

  private static long left(Household home) {
    return number(
        home,
        "select coalesce(sum(left_bytes), 0)::bigint from client_torrents where account = 'mam'");
  }

  private static long lowest(Household home) {
    return number(home, "select min(downloaded_bytes) from readings where refusal is null");
  }

  private static long projected(Household home) {
    return number(
        home, "select count(*) from readings where projected and downloaded_bytes = " + DOWNLOADED);
  }

  private static long number(Household home, String question) {
    return home.ledger().jdbc().sql(question).query(Long.class).single();
  }

  private static void settings(Household home, String from, String to) throws Exception {
    var file = home.data().resolveSibling("evenkeel.yml");
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    home.supervisor().killApplication();
    home.supervisor().awaitApplication();
  }
}
