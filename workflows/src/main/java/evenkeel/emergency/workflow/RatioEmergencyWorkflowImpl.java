package evenkeel.emergency.workflow;

import static evenkeel.emergency.workflow.Logbook.hands;
import static java.util.Objects.requireNonNullElse;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Cause;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Opening;
import evenkeel.emergency.Recovery;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.Step;
import evenkeel.keeping.KeeperReport;
import evenkeel.temporal.FreshHistory;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The story: what has to be done next follows from the record; whoever is heard changes only that.
 */
public class RatioEmergencyWorkflowImpl implements RatioEmergencyWorkflow {
  private final Logbook log = new Logbook();
  private final Alarm reminder = new Alarm();
  private final Alarm patience = new Alarm();
  private Emergency emergency;

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
      log.show(emergency);
      take(emergency.next());
    }
    log.show(emergency);
  }

  private boolean ended() {
    return emergency.over() && Workflow.isEveryHandlerFinished();
  }

  private void take(Step step) {
    switch (step) {
      case OPEN -> open();
      case HOLD -> writeHoldDown();
      case GIVE_BACK -> giveBack();
      case CLOSE -> close();
      case QUIET -> beQuiet();
      case LOOK_AHEAD -> lookAhead(Alarm.now());
      case FROZEN -> becomeFrozen();
      case RELEASED -> becomeReleased();
      case WAIT -> waitForNews();
    }
  }

  private void open() {
    Cause asked = emergency.cause();
    String request = Workflow.getInfo().getOriginalExecutionRunId() + "/" + emergency.number();
    Opening wanted = emergency.wanted().asked(request);
    Opened opened = hands("Open the emergency's row").open(wanted);
    Opened.Row row = opened.row();
    if (row == null) {
      emergency = emergency.refused(asked, requireNonNullElse(opened.reason(), "refused"));
      return;
    }
    Boolean unrecovered = Versions.unrecovered(row);
    emergency =
        emergency
            .opened(row.number(), row.openedAt(), row.clients(), row.reminder(), row.hold())
            .asFound(asked, unrecovered);
    Opened.Returning returning = row.returning();
    if (returning == null) {
      log.tell(emergency, Kind.OPENED, "opened");
    } else {
      emergency = emergency.openedReleasing(returning.why(), returning.asOf());
    }
  }

  private void writeHoldDown() {
    String hold = emergency.hold();
    boolean written =
        !Versions.writesHoldsDown()
            || hands("Write down who holds it").hold(emergency.account(), emergency.number(), hold);
    emergency = written ? emergency.holdWritten(hold) : emergency.heldWithoutRow();
  }

  private void becomeFrozen() {
    emergency = emergency.frozenEverywhere();
    log.tell(emergency, Kind.FROZEN, "frozen");
  }

  private void lookAhead(Instant now) {
    Cause asked = emergency.cause();
    JudgedReading last = emergency.lastReading();
    long reading = last == null ? 0 : last.number();
    Standing standing =
        hands("Is the row open, and what does it take to recover?")
            .standing(emergency.account(), emergency.number());
    Recovery recovery = standing.recovery();
    emergency =
        standing.open()
            ? emergency.lookedAhead(reading, standing.forecast())
            : emergency.restoredByHand(asked);
    if (recovery != null) {
      boolean askedBefore = emergency.asking();
      emergency = emergency.judged(reading, recovery, now);
      log.tellThatItAsks(askedBefore, emergency);
    }
  }

  private void giveBack() {
    Emergency before = emergency;
    emergency = emergency.givingBack();
    UnaryOperator<Emergency> given = WayBack.asFarAsTheBufferBears(before);
    emergency = given.apply(emergency);
    log.tellWhatWaits(before.release(), emergency);
  }

  private void close() {
    Emergency before = emergency;
    emergency = emergency.releasing();
    UnaryOperator<Emergency> closed = WayBack.close(before);
    emergency = closed.apply(emergency);
  }

  private void beQuiet() {
    WayBack.quiet(emergency);
    emergency = emergency.quieted();
  }

  private void becomeReleased() {
    emergency = emergency.released();
    if (emergency.number() > 0) {
      log.tell(emergency, Kind.RELEASED, "released");
    }
  }

  private void waitForNews() {
    if (FreshHistory.due()) {
      Workflow.continueAsNew(emergency);
    }
    Emergency before = emergency;
    reminder.setTo(emergency.outlook().reminderDue());
    patience.setTo(emergency.release().due());
    Workflow.await(
        () -> !emergency.equals(before) || reminder.rang() || patience.rang() || ended());
    if (reminder.rang()) {
      remind();
    } else if (patience.rang()) {
      lookAhead(patience.off());
    }
  }

  private void remind() {
    Instant due = emergency.outlook().reminderDue();
    emergency = emergency.reminded(Alarm.now());
    lookAhead(Alarm.now());
    if (emergency.frozen() || emergency.waiting()) {
      log.tell(emergency, Kind.REMINDER, "reminder/" + due);
    }
  }

  /** Cancelling is an order to release; what is under way is finished, nothing is torn off. */
  private String cancelled(String reason) {
    emergency = emergency.releaseOrdered("the story was cancelled");
    return reason;
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
    boolean unwritten = !Versions.writesHoldsDown();
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
    return quietly("ordered: " + order.reason());
  }

  private Emergency quietly(String why) {
    emergency = emergency.releaseOrdered(why);
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
    if ((emergency.asking() || emergency.waiting()) && Versions.handsBackQuietly()) {
      return quietly("handed back");
    }
    emergency = emergency.handedBack();
    boolean unwritten = !Versions.writesHoldsDown();
    Workflow.await(() ->
        (emergency.cause().stands() && (unwritten || emergency.holdWrittenDown()))
            || !(emergency.frozen() || emergency.waiting()));
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
