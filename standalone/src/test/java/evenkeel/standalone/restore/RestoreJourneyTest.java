package evenkeel.standalone.restore;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Emergency;
import evenkeel.standalone.Household;
import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.standalone.journey.EmergencyCourse;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.temporal.WorkflowIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is given back with PostgreSQL and the client alone, and stays so. */
class RestoreJourneyTest {
  private static final String DONE = "Everything is given back.";

  @TempDir private Path folder = Path.of("");
  private @Nullable EmergencyCourse begun;

  @BeforeEach
  void settleIn() throws Exception {
    begun = EmergencyCourse.in(folder, EvenkeelApplication.class);
  }

  @AfterEach
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  @Test
  void freezesNothingAgainWhenTemporalComesBack() throws Exception {
    course().freezes();
    course().temporalIsSilent(true);

    RestoreProgram restored = restore();

    assertThat(restored.exitCode()).as(restored.said()).isZero();
    assertThat(restored.said()).contains("Ended: emergency/mam").contains(DONE);
    course().atRest().expectSame(course().home().snapshot());
    long stops = course().stops();
    course().temporalIsSilent(false);
    course().awaitsRelease();
    assertThat(ending()).isEqualTo("restored by hand");
    course().staysReleasedWhileTheRatioIsBad();
    course().expectNothingFrozenSince(stops);
    course().becomesNormal();
    course().freezes();
    course().recoversAsItWas();
  }

  @Test
  void needsNothingThatRunsButTheClientAndMayBeRunAgain() throws Exception {
    course().freezes();
    course().home().supervisor().close();
    course().home().filled().client().stop();

    RestoreProgram away = restore();
    course().home().filled().client().start();
    RestoreProgram back = restore();
    RestoreProgram again = restore();

    assertThat(away.exitCode()).as(away.said()).isEqualTo(1);
    assertThat(away.said()).contains("stopped early: ").contains("safe to run this again");
    assertThat(back.exitCode()).as(back.said()).isZero();
    assertThat(back.said()).contains("19 torrents given back as they were").contains(DONE);
    assertThat(again.exitCode()).as(again.said()).isZero();
    assertThat(again.said()).contains("0 torrents given back as they were").contains(DONE);
    course().atRest().expectSame(course().home().snapshot());
    try (Supervisor next = startsAgain()) {
      next.awaitApplication();
      course().awaitsRelease();
      course().staysReleasedWhileTheRatioIsBad();
    }
  }

  private RestoreProgram restore() throws IOException, InterruptedException {
    return RestoreProgram.run(folder, "--data", course().home().data().toString());
  }

  private String ending() {
    return String.valueOf(
        course()
            .temporal()
            .client()
            .newUntypedWorkflowStub(WorkflowIds.emergency(Household.ACCOUNT))
            .getResult(Emergency.class)
            .ending());
  }

  private Supervisor startsAgain() throws Exception {
    return Supervisor.start(
        new Home(
            course().home().data(),
            folder.resolve("evenkeel.yml"),
            Tools.ofThisMachine().temporal().orElseThrow(),
            Ports.free(),
            course().home().command()));
  }

  private EmergencyCourse course() {
    return Objects.requireNonNull(begun);
  }
}
