package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Emergency;
import evenkeel.standalone.Household;
import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the stories in the middle of an emergency: the same end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostStoryJourneyTest {
  private static final String STORY = WorkflowIds.emergency(Household.ACCOUNT);
  private static final String KEEPER = WorkflowIds.keeper("home");

  private @Nullable EmergencyCourse begun;

  @BeforeAll
  void settleIn(@TempDir Path folder) throws Exception {
    begun = EmergencyCourse.in(folder, EvenkeelApplication.class);
  }

  @AfterAll
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  private EmergencyCourse course() {
    return Objects.requireNonNull(begun);
  }

  @Test
  void takesUpAnEmergencyWhoseStoryWasTerminated() throws Exception {
    course().freezes();

    story(STORY).terminate("a person did not know better");

    course().awaitsStory();
    course().recoversAsItWas();
  }

  @Test
  void releasesAnEmergencyWhoseStoryIsCancelled() throws Exception {
    course().freezes();

    story(STORY).cancel();

    course().awaitsRelease();
    course().staysReleasedWhileTheRatioIsBad();
    course().becomesNormal();
  }

  @Test
  void goesOnWithAnEmergencyWhoseStoryIsReset() throws Exception {
    course().freezes();

    course().temporal().reset(STORY);

    course().awaitsStory();
    course().recoversAsItWas();
  }

  @Test
  void freezesNothingAgainWhenTheStoryOfAnOrderThatIsOverIsReset() throws Exception {
    order("freeze", "{\"reason\": \"moving the server\"}");
    course().awaitsStory();
    order("hand-back", "{}");
    course().awaitsRelease();
    long stops = course().stops();
    String over = story(STORY).describe().getExecution().getRunId();

    course().temporal().reset(STORY);

    Household.awaits(
        "its new run has ended",
        () -> {
          var run = story(STORY).describe();
          assertThat(run.getExecution().getRunId()).isNotEqualTo(over);
          assertThat(run.getStatus())
              .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        });
    course().expectNothingFrozenSince(stops);
  }

  private void order(String verb, String body) throws Exception {
    course().home().door().post("/api/accounts/" + Household.ACCOUNT + "/" + verb, body);
  }

  @Test
  void bringsBackAKeeperThatWasTerminated() throws Exception {
    course().freezes();

    story(KEEPER).terminate("a person did not know better");

    course().recoversAsItWas();
    assertThat(story(KEEPER).describe().getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  @Test
  void goesOnWhenTemporalHasLostEverything() throws Exception {
    course().freezes();

    Stories.emptyTemporal(course().home());

    course().awaitsStory();
    course().recoversAsItWas();
    assertThat(story(KEEPER).describe().getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  @Test
  void beginsWhenTemporalAnswersOnlyLater() throws Exception {
    course().temporalIsSilent(true);
    course().home().supervisor().killApplication();

    Household.awaits("it has begun again", () -> course().expectBegun(2));
    course().temporalIsSilent(false);

    course().home().supervisor().awaitApplication();
    course().freezes();
    course().recoversAsItWas();
  }

  /** As after a kill between the signal and the completion of the activity that sent it. */
  @Test
  void opensNothingWhenAReadingIsAnnouncedAgainAfterTheRelease() throws Exception {
    course().freezes();
    JudgedReading opening = Objects.requireNonNull(status().opening().reading());
    course().recoversAsItWas();
    long stops = course().stops();

    announce(opening);

    Household.awaits("the story has ended", () -> course().temporal().expectNoEmergency());
    Emergency told = story(STORY).getResult(Emergency.class);
    assertThat(told.number()).isZero();
    assertThat(told.ending()).isEqualTo("its emergency is over already");
    course().expectNothingFrozenSince(stops);
  }

  private void announce(JudgedReading again) {
    var jdbc = course().home().ledger().jdbc();
    new EmergencyListener(
            course().temporal().client(), new HoldersLedger(jdbc), new QuietLedger(jdbc), Map.of())
        .readingTaken(again);
  }

  private Emergency status() {
    return story(STORY).query("status", Emergency.class);
  }

  private WorkflowStub story(String id) {
    return course().temporal().client().newUntypedWorkflowStub(id);
  }
}
