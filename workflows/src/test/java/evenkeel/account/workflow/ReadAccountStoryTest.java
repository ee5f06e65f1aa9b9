package evenkeel.account.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.account.JudgedReading;
import evenkeel.account.Judgement;
import evenkeel.account.Level;
import evenkeel.account.Readings;
import evenkeel.account.TakenReading;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.Histories;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAccountStoryTest {
  private static final String ID = WorkflowIds.readAccount("mam");

  private final FakeAccount hands = new FakeAccount();
  private TestWorkflowEnvironment time;
  private ReadAccountWorkflow story;

  @BeforeEach
  void begin() {
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(EvenkeelDataConverter.create())
                    .build());
    EvenkeelSearchAttributes.all()
        .forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    time = TestWorkflowEnvironment.newInstance(options.build());
    var worker = time.newWorker(TaskQueues.EVENKEEL);
    worker.registerWorkflowImplementationTypes(ReadAccountWorkflowImpl.class);
    worker.registerActivitiesImplementations(hands);
    time.start();
    story =
        time.getWorkflowClient()
            .newWorkflowStub(
                ReadAccountWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(ID)
                    .setTaskQueue(TaskQueues.EVENKEEL)
                    .build());
  }

  @AfterEach
  void end() {
    time.close();
  }

  @Test
  void takesStoresAndAnnouncesOneReading() {
    var taken = story.run("mam");

    assertThat(taken.judgement()).isEqualTo(new Judgement(Level.EMERGENCY, false));
    assertThat(hands.diary).containsExactly("take", "record", "announce 1");
    Histories.keep(time.getWorkflowClient(), ID, "read-account", "takes-one-reading");
  }

  @Test
  void storesARefusedReadingAndAnnouncesNothing() {
    hands.refuse = true;

    var taken = story.run("mam");

    assertThat(taken.judgement()).isNull();
    assertThat(hands.diary).containsExactly("take", "record");
    Histories.keep(time.getWorkflowClient(), ID, "read-account", "refuses-a-reading");
  }

  @Test
  void asksAgainWithGrowingPausesThenNotesTheMissedReading() {
    hands.trouble = ApplicationFailure.newFailure("the site is down", "SITE_DOWN");

    assertThatThrownBy(() -> story.run("mam")).isInstanceOf(WorkflowFailedException.class);

    assertThat(hands.diary.stream().filter("take"::equals).count()).isBetween(2L, 3L);
    assertThat(hands.diary.getLast()).isEqualTo("missed: the site is down");
    Histories.keep(time.getWorkflowClient(), ID, "read-account", "misses-a-reading");
  }

  @Test
  void doesNotAskAgainWhenItIsHopeless() {
    hands.trouble = ApplicationFailure.newNonRetryableFailure("the cookie is dead", "COOKIE_DEAD");

    assertThatThrownBy(() -> story.run("mam")).isInstanceOf(WorkflowFailedException.class);

    assertThat(hands.diary).containsExactly("take", "missed: the cookie is dead");
  }

  /** An account that answers as the test says. */
  private static final class FakeAccount implements AccountActivities {
    final List<String> diary = Collections.synchronizedList(new ArrayList<>());
    volatile boolean refuse;
    volatile @Nullable ApplicationFailure trouble;

    @Override
    public TakenReading takeReading(String account) {
      diary.add("take");
      ApplicationFailure now = trouble;
      if (now != null) {
        throw now;
      }
      return new TakenReading(
          Readings.bytes(98, 100),
          refuse ? null : new Judgement(Level.EMERGENCY, false),
          refuse ? "answer changed" : null);
    }

    @Override
    public @Nullable JudgedReading record(String request, TakenReading taken) {
      diary.add("record");
      assertThat(request).isNotBlank();
      return taken.judgement() == null
          ? null
          : new JudgedReading(1, taken.reading(), Level.EMERGENCY, false);
    }

    @Override
    public void announce(JudgedReading judged) {
      diary.add("announce " + judged.number());
    }

    @Override
    public void missed(String account, String why) {
      diary.add("missed: " + why);
    }
  }
}
