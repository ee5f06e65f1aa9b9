package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.keeping.model.Act.Kind;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A freeze in the middle of an order on the same torrents, and the order's undoing while frozen.
 */
class MeetingOrdersTest {
  private static final int ALL = 15;
  private static final int MOMENTS_OF_A_ROUND = 12;
  private static final List<Plan.Planted> TORRENTS =
      List.of(torrent(false, false), torrent(true, false), torrent(false, true));

  @TempDir Path folder;
  private Keeping kept;

  @BeforeEach
  void start() {
    kept = new Keeping(folder);
  }

  @AfterEach
  void end() {
    kept.close();
  }

  @Test
  void endsAsItBeganAtWhateverMomentTheFreezeComes() {
    for (int moment = 0; moment < MOMENTS_OF_A_ROUND; moment++) {
      expectWell(
          moment,
          List.of(
              List.of(act(Kind.ORDER, ALL, 0), act(Kind.FREEZE, 0, moment)),
              List.of(act(Kind.END_ORDER, 0, 0)),
              List.of(act(Kind.RELEASE, 0, 0))));
    }
  }

  @Test
  void endsAsItBeganAtWhateverMomentTheOrderIsUndone() {
    for (int moment = 0; moment < MOMENTS_OF_A_ROUND; moment++) {
      expectWell(
          moment,
          List.of(
              List.of(act(Kind.ORDER, ALL, 0)),
              List.of(act(Kind.FREEZE, 0, 0), act(Kind.END_ORDER, 0, moment)),
              List.of(act(Kind.RELEASE, 0, 0))));
    }
  }

  private void expectWell(int moment, List<List<Act>> windows) {
    Plan plan = new Plan(moment, TORRENTS, windows);

    assertThat(Story.tell(plan, kept, FakeQbittorrent::new)).as("at moment %d", moment).isEmpty();
  }

  private static Plan.Planted torrent(boolean forced, boolean stopped) {
    return new Plan.Planted(1, false, stopped, forced, false, Plan.Odd.NONE);
  }

  private static Act act(Kind kind, int number, int moment) {
    return new Act(kind, 0, number, moment, 1);
  }
}
