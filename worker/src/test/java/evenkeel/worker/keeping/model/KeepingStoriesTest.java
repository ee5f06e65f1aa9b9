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

/** Stories that once ended badly. */
class KeepingStoriesTest {
  private static final int A = 0;
  private static final int ALL = 15;
  private static final int INACTIVE = 2;
  private static final int REACHED = 0;
  private static final int MOMENTS_OF_A_ROUND = 12;
  private static final Plan.Planted DOWNLOAD =
      new Plan.Planted(1, false, false, false, false, Plan.Odd.NONE);
  private static final Plan.Planted SEED =
      new Plan.Planted(1, true, false, false, false, Plan.Odd.NONE);
  private static final Plan.Planted FORCED_SEED =
      new Plan.Planted(1, true, false, true, false, Plan.Odd.NONE);
  private static final Plan.Planted STOPPED_DOWNLOAD =
      new Plan.Planted(1, false, true, false, false, Plan.Odd.NONE);

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
  void leavesToTheUserWhatTheyStartWhileAnOrderHoldsItBesideAnEmergency() {
    Plan plan =
        new Plan(
            1055,
            List.of(STOPPED_DOWNLOAD),
            List.of(
                List.of(act(Kind.FREEZE, A)),
                List.of(act(Kind.ORDER, ALL)),
                List.of(act(Kind.START, 0))));

    assertThat(Story.tell(plan, kept, FakeQbittorrent::new)).isEmpty();
  }

  @Test
  void takesItsTagAwayFromWhatWasNotThereWhenItBecameTheUsers() {
    for (int moment = 0; moment < MOMENTS_OF_A_ROUND; moment++) {
      Act forced = new Act(Kind.FORCE, 0, 0, 0, 1);
      Act swapped = new Act(Kind.SWAP_PROFILE, 0, 0, moment, 0);
      Plan plan =
          new Plan(
              67,
              List.of(DOWNLOAD),
              List.of(List.of(act(Kind.FREEZE, A)), List.of(forced, swapped)));

      assertThat(Story.tell(plan, kept, FakeQbittorrent::new))
          .as("swapped at moment %d", moment)
          .isEmpty();
    }
  }

  @Test
  void givesBackASeedWhoseLimitWasLiftedWhileItStoodAndNoPollTold() {
    Plan plan =
        new Plan(
            371,
            List.of(SEED),
            List.of(
                List.of(act(Kind.LIMIT, INACTIVE)),
                List.of(act(Kind.ORDER, ALL)),
                List.of(act(Kind.UNLIMIT, 0)),
                List.of(act(Kind.END_ORDER, 0))));

    assertThat(Story.tell(plan, kept, FakeQbittorrent::new)).isEmpty();
  }

  /** An order would stop it, and without its force the client would remove it. */
  @Test
  void leavesForcedWhatALimitWouldRemoveOnceItStands() {
    Plan plan =
        new Plan(
            138,
            List.of(FORCED_SEED),
            List.of(List.of(act(Kind.LIMIT, REACHED)), List.of(act(Kind.ORDER, ALL))));

    assertThat(Story.tell(plan, kept, FakeQbittorrent::new)).isEmpty();
  }

  private static Act act(Kind kind, int number) {
    return new Act(kind, 0, number, 0, 0);
  }
}
