package evenkeel.keeping.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.keeping.workflow.DecideOrder.Decision;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.Histories;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeeperStoryTest {
  private static final String ID = WorkflowIds.keeper("home");

  private final FakeKeeper hands = new FakeKeeper();
  private TestWorkflowEnvironment time;
  private KeeperWorkflow keeper;

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
    time.newWorker(TaskQueues.EVENKEEL)
        .registerWorkflowImplementationTypes(KeeperWorkflowImpl.class);
    time.newWorker(TaskQueues.client("home")).registerActivitiesImplementations(hands);
    time.start();
    keeper =
        time.getWorkflowClient()
            .newWorkflowStub(
                KeeperWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(ID)
                    .setTaskQueue(TaskQueues.EVENKEEL)
                    .build());
  }

  @AfterEach
  void end() {
    hands.idle.countDown();
    time.close();
  }

  @Test
  void writesAndTellsOnlyWhatThereIs() throws InterruptedException {
    hands.found = List.of(new Found(2, 1, "both"), new Found(0, 1, "tell"), new Found(0, 0, "-"));

    WorkflowClient.start(keeper::run, KeeperRound.first("home", Duration.ofSeconds(30)));
    assertThat(hands.busy.await(5, TimeUnit.MINUTES)).isTrue();

    assertThat(hands.diary)
        .containsExactly("watch", "write", "tell", "watch", "tell", "watch", "watch");
    assertThat(keeper.status().round()).isEqualTo(3);
    Histories.keep(time.getWorkflowClient(), ID, "keeper", "writes-and-tells");
  }

  @Test
  void carriesAPersonsDecisionToTheLedger() throws InterruptedException {
    WorkflowClient.start(keeper::run, KeeperRound.first("home", Duration.ofSeconds(30)));
    assertThat(hands.busy.await(5, TimeUnit.MINUTES)).isTrue();

    var decided = keeper.decide(new DecideOrder(Decision.ASSERT));

    assertThat(decided).isEqualTo(new Decided(25));
    assertThat(hands.diary).containsExactly("watch", "ASSERT");
    Histories.keep(time.getWorkflowClient(), ID, "keeper", "decides");
  }

  @Test
  void goesOnInAFreshHistoryWithItsCountOfRounds() throws InterruptedException {
    hands.found = Collections.nCopies(200, new Found(0, 1, "tell"));

    WorkflowClient.start(keeper::run, KeeperRound.first("home", Duration.ofSeconds(30)));
    assertThat(hands.busy.await(5, TimeUnit.MINUTES)).isTrue();

    assertThat(keeper.status().round()).isEqualTo(200);
    assertThat(time.getWorkflowClient().fetchHistory(ID).getEvents()).hasSizeLessThan(1_500);
    Histories.keep(time.getWorkflowClient(), ID, "keeper", "after-a-fresh-history");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller can send although no Java of ours would
  void refusesAnOrderWithoutADecision() {
    WorkflowClient.start(keeper::run, KeeperRound.first("home", Duration.ofSeconds(30)));

    assertThatThrownBy(() -> keeper.decide(new DecideOrder(null)))
        .rootCause()
        .hasMessageContaining("The decision is missing");
  }

  /** Finds what the test says, then nothing for as long as the test lasts. */
  private static final class FakeKeeper implements KeeperActivities {
    final List<String> diary = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch idle = new CountDownLatch(1);
    final CountDownLatch busy = new CountDownLatch(1);
    volatile List<Found> found = List.of();
    private int watches;

    @Override
    public synchronized Found watch(String client) {
      diary.add("watch");
      if (watches < found.size()) {
        return found.get(watches++);
      }
      busy.countDown();
      try {
        idle.await(10, TimeUnit.MINUTES);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      return new Found(0, 0, "nothing");
    }

    @Override
    public Written write(String client) {
      diary.add("write");
      return new Written(2, "2 written");
    }

    @Override
    public void tell(String client) {
      diary.add("tell");
    }

    @Override
    public Decided decide(String client, DecideOrder order) {
      diary.add(order.decision().name());
      return new Decided(25);
    }
  }
}
