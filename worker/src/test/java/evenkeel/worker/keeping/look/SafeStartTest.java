package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeStartTest {
  private static final String HASH = "ab".repeat(20);

  @ParameterizedTest
  @CsvSource({
    "STOPPED, NORMAL, 2, true",
    "STOPPED, NORMAL, 3, false",
    "STOPPED, FORCED, 2, false",
    "FORCED, NORMAL, 2, true",
    "FORCED, STOPPED, 2, true",
    "FORCED, STOPPED, 3, false",
    "NORMAL, STOPPED, 2, false"
  })
  void forbidsWhateverLetsALimitAct(Run run, Run target, double ratio, boolean forbidden) {
    var limits = new ShareLimits(ratio, ShareLimits.NONE, ShareLimits.NONE);

    assertThat(SafeStart.forbids(seed(run), target, limits)).isEqualTo(forbidden);
  }

  @ParameterizedTest
  @CsvSource({"STOPPED, NORMAL, 1", "FORCED, STOPPED, 1", "NORMAL, STOPPED, 0"})
  void asksForTheLimitsOfSeedsOnWhichOneCouldAct(Run run, Run target, int asked) {
    var write = new PlannedWrite(1, 7L, HASH, run, target);

    assertThat(SafeStart.seeds(List.of(write), List.of(seed(run)))).hasSize(asked);
  }

  @Test
  void asksForTheLimitsOfASeedThatIsStoppedToBeStartedAgain() {
    var write = new PlannedWrite(1, null, HASH, Run.NORMAL, Run.STOPPED);

    assertThat(SafeStart.seeds(List.of(write), List.of(seed(Run.NORMAL)))).containsExactly(HASH);
  }

  private static Torrent seed(Run run) {
    return new Torrent(
        HASH,
        HASH,
        null,
        1,
        "seed",
        run == Run.STOPPED ? TorrentState.STOPPED : TorrentState.SEEDING,
        false,
        false,
        true,
        run == Run.FORCED,
        "",
        Set.of(),
        Set.of(),
        2,
        Duration.ofHours(1),
        1,
        0,
        ShareLimits.global());
  }
}
