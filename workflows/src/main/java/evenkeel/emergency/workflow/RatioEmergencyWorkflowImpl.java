package evenkeel.emergency.workflow;

import static java.util.Objects.requireNonNullElse;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Cause;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Phase;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.Step;
import evenkeel.emergency.Wording;
import evenkeel.keeping.KeeperReport;
import evenkeel.temporal.CallPolicies;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.FreshHistory;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The story: what has to be done next follows from the record; whoever is heard changes only that.
 */
public class RatioEmergencyWorkflowImpl implements RatioEmergencyWorkflow {
  private final Alarm reminder = new Alarm();
  private Emergency emergency;
  private @Nullable Phase shown;

  @WorkflowInit
  public RatioEmergencyWorkflowImpl(Emergency begun) {
    emergency = begun;
  }

  @Override
  public Emergency run(Emergency begun) {
    CancellationScope.current().getCancellationRequest().thenApply(this::cancelled);
    Workflow.newDetachedCancellationScope(this::live).run();
    return emergency;
  }

  private void live() {
    while (!ended()) {
      show();
      take(emergency.next());
    }
    show();
  }

  private boolean ended() {
    return emergency.over() && Workflow.isEveryHandlerFinished();
  }

  private void take(Step step) {
    switch (step) {
      case OPEN -> open();
      case HOLD -> writeHoldDown();
      case CLOSE -> close();
      case QUIET -> beQuiet();
      case LOOK_AHEAD -> lookAhead();
      case FROZEN -> becomeFrozen();
      case RELEASED -> becomeReleased();
      case WAIT -> waitForNews();
    }
  }

  private void open() {
    Cause asked = emergency.cause();
    Opened opened = hands("Open the emergency's row").open(emergency.wanted());
    Opened.Row row = opened.row();
    if (row == null) {
      emergency = emergency.refused(asked, requireNonNullElse(opened.reason(), "refused"));
      return;
    }
    emergency =
        emergency
            .opened(row.number(), row.openedAt(), row.clients(), row.reminder(), row.hold())
            .heldAsFound(asked);
    tell(Kind.OPENED, "opened");
  }

  private void writeHoldDown() {
    String hold = emergency.hold();
    boolean written =
        !writesHoldsDown()
            || hands("Write down who holds it").hold(emergency.account(), emergency.number(), hold);
    emergency = written ? emergency.holdWritten(hold) : emergency.heldWithoutRow();
  }

  /** A story from before rows were told of later holds goes on without. */
  private static boolean writesHoldsDown() {
    return Workflow.getVersion("hold-in-row", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  private void becomeFrozen() {
    emergency = emergency.frozenEverywhere();
    tell(Kind.FROZEN, "frozen");
  }

  private void lookAhead() {
    Cause asked = emergency.cause();
    JudgedReading last = emergency.lastReading();
    Standing standing =
        hands("Is the row open, and what does it take to recover?")
            .standing(emergency.account(), emergency.number());
    emergency =
        standing.open()
            ? emergency.lookedAhead(last == null ? 0 : last.number(), standing.forecast())
            : emergency.restoredByHand(asked);
  }

  private void close() {
    Cause asked = emergency.cause();
    String why = requireNonNullElse(emergency.ending(), "released");
    emergency = emergency.releasing();
    Closed closed =
        hands("Close the row: " + why).close(emergency.account(), emergency.number(), why);
    emergency =
        closed.ours() ? emergency.closed(closed.clients()) : emergency.restoredByHand(asked);
  }

  private void beQuiet() {
    hands("Be quiet until the level has left emergency")
        .quiet(emergency.account(), requireNonNullElse(emergency.ending(), "released"));
    emergency = emergency.quieted();
  }

  private void becomeReleased() {
    emergency = emergency.released();
    if (emergency.number() > 0) {
      tell(Kind.RELEASED, "released");
    }
  }

  private void waitForNews() {
    if (FreshHistory.due()) {
      Workflow.continueAsNew(emergency);
    }
    Emergency before = emergency;
    reminder.setTo(emergency.reminderDue());
    Workflow.await(() -> !emergency.equals(before) || reminder.rang() || ended());
    if (reminder.rang()) {
      remind();
    }
  }

  private void remind() {
    Instant due = emergency.reminderDue();
    emergency = emergency.reminded(Alarm.now());
    lookAhead();
    if (emergency.frozen()) {
      tell(Kind.REMINDER, "reminder/" + due);
    }
  }

  /** Cancelling is an order to release; what is under way is finished, nothing is torn off. */
  private String cancelled(String reason) {
    emergency = emergency.releaseOrdered("the story was cancelled");
    return reason;
  }

  private void tell(Kind kind, String occasion) {
    hands("Tell the operator: " + occasion).tell(Wording.notice(emergency, kind, occasion));
  }

  private static EmergencyActivities hands(String summary) {
    return Workflow.newActivityStub(
        EmergencyActivities.class, CallPolicies.quickLocalCall(summary));
  }

  private void show() {
    Workflow.setCurrentDetails(Wording.details(emergency));
    if (emergency.phase() != shown) {
      shown = emergency.phase();
      Workflow.upsertTypedSearchAttributes(
          EvenkeelSearchAttributes.ACCOUNT.valueSet(emergency.account()),
          EvenkeelSearchAttributes.PHASE.valueSet(shown.name()));
    }
  }

  @Override
  public void readingArrived(JudgedReading judged) {
    emergency = emergency.heard(judged);
  }

  @Override
  public void clientReported(KeeperReport report) {
    emergency = emergency.heard(report);
  }

  @Override
  public Emergency freeze(FreezeOrder order) {
    emergency = emergency.held(order.reason());
    boolean unwritten = !writesHoldsDown();
    Workflow.await(() ->
        emergency.hold() == null
            || (emergency.holding() && (unwritten || emergency.holdWrittenDown())));
    if (emergency.hold() == null) {
      throw Refusals.notFrozen(emergency);
    }
    return emergency;
  }

  @Override
  public void freezeMakesSense(FreezeOrder order) {
    Refusals.unlessReasonable(order.reason());
  }

  @Override
  public Emergency release(ReleaseOrder order) {
    emergency = emergency.releaseOrdered("ordered: " + order.reason());
    Workflow.await(() -> !emergency.cause().quiet());
    return emergency;
  }

  @Override
  public void releaseMakesSense(ReleaseOrder order) {
    Refusals.unlessReasonable(order.reason());
    Refusals.unlessFrozen(emergency);
  }

  @Override
  public Emergency handBack() {
    emergency = emergency.handedBack();
    boolean unwritten = !writesHoldsDown();
    Workflow.await(() ->
        (emergency.cause().stands() && (unwritten || emergency.holdWrittenDown()))
            || !emergency.frozen());
    return emergency;
  }

  @Override
  public void handBackMakesSense() {
    Refusals.unlessHeld(emergency);
  }

  @Override
  public Emergency status() {
    return emergency;
  }
}
