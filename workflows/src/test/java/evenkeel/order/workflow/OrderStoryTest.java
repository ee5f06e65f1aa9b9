package evenkeel.order.workflow;

import static evenkeel.order.workflow.OrderStage.RESTART;
import static evenkeel.order.workflow.OrderStage.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.order.Order;
import evenkeel.order.OrderPhase;
import evenkeel.temporal.Histories;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderStoryTest {
  private final OrderStage stage = new OrderStage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void holdsUntilItIsUndoneAndGivesBackInThisOrder() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);
    assertThat(stage.story().carriedOut().phase()).isEqualTo(OrderPhase.STOPPED);

    var undone = stage.story().undo();
    assertThat(undone.phase()).isEqualTo(OrderPhase.RETURNING);
    stage.returning("home");
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.RETURNING);
    stage.returned("home");

    assertThat(stage.result().ending()).isEqualTo(Order.UNDONE);
    assertThat(stage.rows.diary).containsExactly("read 42", "close: undone");
    stage.finish("held-and-undone");
  }

  @Test
  void isCarriedOutOnlyOnceEveryClientIsHeardOf() {
    stage.rows.clients = Set.of("attic", "home");
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPING);

    stage.pending("attic");
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPING);
    stage.placed("attic", 3);

    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPED);
  }

  @Test
  void givesBackByItselfWhatItRestarts() {
    stage.begins(RESTART);
    stage.settle();
    stage.placed("home", 1);
    assertThat(stage.rows.diary).contains("close: restarted");
    stage.returned("home");

    assertThat(stage.story().status().phase()).isEqualTo(OrderPhase.OVER);
    assertThat(stage.result().refusal()).isNull();
    stage.finish("restarted");
  }

  @Test
  void saysWhyNothingCouldBeRestarted() {
    stage.rows.refusal = "It stands stopped already.";
    stage.begins(RESTART);
    stage.settle();
    stage.placed("home", 0);
    stage.returned("home");

    assertThat(stage.result().refusal()).isEqualTo("It stands stopped already.");
    assertThat(stage.rows.diary)
        .containsExactly("read 42", "ask why", "close: refused: It stands stopped already.");
    stage.finish("refused");
  }

  @Test
  void tellsThatItHasLeftStoppedWhatItWasToRestart() {
    stage.rows.refusal = "a share limit would act on it as soon as it runs";
    stage.begins(RESTART);
    stage.settle();
    stage.placed("home", 1);
    stage.refused("home");

    assertThat(stage.result().refusal()).isEqualTo(stage.rows.refusal);
    assertThat(stage.rows.diary)
        .containsExactly("read 42", "close: restarted", "tell what was left stopped");
    stage.finish("left-stopped");
  }

  @Test
  void endsByItselfWhenNothingItMeansWasDownloading() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 0);
    stage.returned("home");

    assertThat(stage.result().phase()).isEqualTo(OrderPhase.OVER);
    assertThat(stage.rows.diary)
        .containsExactly("read 42", "close: nothing that it means was downloading");
    stage.finish("held-nothing");
  }

  @Test
  void endsByItselfOnceEverythingIsItsUsers() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 3);
    stage.ceded("home");
    stage.returned("home");

    assertThat(stage.result().ending()).startsWith("nothing is held any more");
    stage.finish("lost-everything");
  }

  @Test
  void endsByItselfWhereItMayOnlyWatch() {
    stage.begins(STOP);
    stage.settle();
    stage.observed("home");
    stage.returned("home");

    assertThat(stage.result().ending()).startsWith("nothing may be stopped");
  }

  @Test
  void staysOpenForWhatMayComeBack() {
    stage.rows.clients = Set.of("attic", "home");
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 0);
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPING);
    stage.parked("attic");

    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPED);
    assertThat(stage.rows.diary).containsExactly("read 42");
  }

  @Test
  void isUndoneOnceHoweverOftenItIsAsked() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);

    stage.story().undo();
    var again = stage.story().undo();

    assertThat(again.ending()).isEqualTo(Order.UNDONE);
    assertThat(stage.rows.diary).containsOnlyOnce("close: undone");
  }

  @Test
  void isUndoneWhileItsRowIsStillBeingRead() {
    CountDownLatch readable = stage.rows.holdsReading();
    stage.begins(STOP);
    stage.rows.awaitsReading();

    WorkflowStub.fromTyped(stage.story()).cancel();
    readable.countDown();
    stage.settle();
    stage.returned("home");

    assertThatThrownBy(stage::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(stage.rows.diary).containsExactly("read 42", "close: the story was cancelled");
  }

  @Test
  void givesBackWhenItIsCancelled() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);

    WorkflowStub.fromTyped(stage.story()).cancel();
    stage.settle();
    stage.returned("home");

    assertThatThrownBy(stage::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.OVER);
    stage.finish("is-cancelled");
  }

  @Test
  void endsWhenItsRowWasClosedByHand() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);

    stage.rows.closedWhy = "restored by hand";
    stage.returned("home");

    assertThat(stage.result().ending()).isEqualTo("restored by hand");
    stage.finish("row-closed-by-hand");
  }

  @Test
  void endsAtOnceWhenItsRowIsFoundClosed() {
    stage.rows.closedWhy = "restored by hand";
    stage.rows.clients = Set.of();

    stage.begins(STOP);

    assertThat(stage.result().phase()).isEqualTo(OrderPhase.OVER);
    assertThat(stage.rows.diary).containsExactly("read 42");
  }

  @Test
  void isTakenUpAnewByItsRowWhenItsStoryWasTerminated() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);
    WorkflowStub.fromTyped(stage.story()).terminate("a person did not know better");

    stage.begins(STOP);
    stage.settle();
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPING);
    stage.placed("home", 41);
    stage.story().undo();
    stage.returned("home");

    assertThat(stage.result().ending()).isEqualTo(Order.UNDONE);
    assertThat(stage.rows.diary).containsExactly("read 42", "read 42", "close: undone");
  }

  @Test
  void goesOnGivingBackWhenTemporalHasLostEverything() {
    stage.begins(STOP);
    stage.settle();
    stage.placed("home", 41);
    stage.story().undo();

    try (OrderStage fresh = new OrderStage(stage.rows)) {
      fresh.begins(STOP);
      fresh.settle();
      assertThat(fresh.status().phase()).isEqualTo(OrderPhase.RETURNING);
      fresh.returned("home");

      assertThat(fresh.result().ending()).isEqualTo(Order.UNDONE);
      assertThat(stage.rows.diary).containsExactly("read 42", "close: undone", "read 42");
    }
  }

  @Test
  void asksNobodyToRestartAgainWhenTemporalHasLostEverything() {
    stage.begins(RESTART);
    stage.settle();
    stage.placed("home", 1);

    try (OrderStage fresh = new OrderStage(stage.rows)) {
      fresh.begins(RESTART);
      fresh.settle();
      fresh.returned("home");

      assertThat(fresh.result().ending()).isEqualTo("restarted");
      assertThat(stage.rows.diary).containsOnlyOnce("close: restarted");
    }
  }

  @Test
  void goesOnInAFreshHistoryWithAClientPending() {
    stage.rows.clients = Set.of("attic", "home");
    stage.begins(STOP);
    stage.settle();
    String firstRun = run();
    for (int round = 0; round < 300; round++) {
      stage.placed("home", round);
    }

    assertThat(run()).as("went on in a fresh history").isNotEqualTo(firstRun);
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPING);
    stage.placed("attic", 1);
    assertThat(stage.status().phase()).isEqualTo(OrderPhase.STOPPED);
    assertThat(stage.rows.diary).containsExactly("read 42");
    stage.finish("pending-across-a-fresh-history");
  }

  @Test
  void opensTheRowOfAnOrderAndBeginsItsStory() {
    String id = WorkflowIds.giveOrder("key-1");

    long number = stage.startable(GiveOrderWorkflow.class, id).run(STOP);

    assertThat(number).isEqualTo(OrderStage.NUMBER);
    assertThat(stage.rows.diary).containsExactly("open", "begin 42");
    Histories.keep(stage.time.getWorkflowClient(), id, "give-order", "gives-an-order");
  }

  private String run() {
    return stage
        .time
        .getWorkflowClient()
        .newUntypedWorkflowStub(OrderStage.ID)
        .describe()
        .getExecution()
        .getRunId();
  }
}
