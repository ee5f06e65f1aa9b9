package evenkeel.keeping.workflow;

import evenkeel.temporal.CallPolicies;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.temporal.FreshHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** Watch, write, tell, for ever. */
public class KeeperWorkflowImpl implements KeeperWorkflow {
  private KeeperRound round;

  @WorkflowInit
  public KeeperWorkflowImpl(KeeperRound begun) {
    round = begun;
  }

  @Override
  public void run(KeeperRound begun) {
    Workflow.upsertTypedSearchAttributes(EvenkeelSearchAttributes.CLIENT.valueSet(round.client()));
    while (!FreshHistory.due()) {
      watch();
      write();
      tell();
      round = round.finished();
    }
    Workflow.continueAsNew(round);
  }

  private void watch() {
    Found found = working("Watch the client").watch(round.client());
    round = round.found(found);
    Workflow.setCurrentDetails("Round %d: %s".formatted(round.round(), found.words()));
  }

  private void write() {
    if (round.toWrite() > 0) {
      Written written =
          working("Write %d torrents".formatted(round.toWrite())).write(round.client());
      round = round.written(written);
      Workflow.setCurrentDetails("Round %d: %s".formatted(round.round(), written.words()));
    }
  }

  private void tell() {
    if (round.toTell() > 0) {
      quick("Tell %d holders".formatted(round.toTell())).tell(round.client());
    }
  }

  private KeeperActivities working(String summary) {
    return Workflow.newActivityStub(
        KeeperActivities.class,
        CallPolicies.clientWork(round.client(), round.heartbeat(), summary));
  }

  private KeeperActivities quick(String summary) {
    return Workflow.newActivityStub(
        KeeperActivities.class, CallPolicies.clientLedgerCall(round.client(), summary));
  }

  @Override
  public Decided decide(DecideOrder order) {
    return quick("The operator decides: " + order.decision()).decide(round.client(), order);
  }

  @Override
  public void decideMakesSense(DecideOrder order) {
    if (order.decision() == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "The decision is missing; allowed are LEAVE and ASSERT.", "NoDecision");
    }
  }

  @Override
  public KeeperRound status() {
    return round;
  }
}
