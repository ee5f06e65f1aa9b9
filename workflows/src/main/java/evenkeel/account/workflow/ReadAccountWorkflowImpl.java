package evenkeel.account.workflow;

import evenkeel.account.JudgedReading;
import evenkeel.account.TakenReading;
import evenkeel.temporal.CallPolicies;
import evenkeel.temporal.EvenkeelSearchAttributes;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;

/**
 * Take, store, announce; a reading that cannot be taken is noted and fails the story for all to
 * see.
 */
public class ReadAccountWorkflowImpl implements ReadAccountWorkflow {
  @Override
  public TakenReading run(String account) {
    Workflow.upsertTypedSearchAttributes(EvenkeelSearchAttributes.ACCOUNT.valueSet(account));
    TakenReading taken = take(account);
    JudgedReading judged = ledger("Store the reading").record(Workflow.getInfo().getRunId(), taken);
    if (judged != null) {
      ledger("Announce reading " + judged.number()).announce(judged);
    }
    return taken;
  }

  private static TakenReading take(String account) {
    try {
      return Workflow.newActivityStub(
              AccountActivities.class, CallPolicies.trackerRead("Ask the tracker site"))
          .takeReading(account);
    } catch (ActivityFailure failed) {
      if (!(failed.getCause() instanceof CanceledFailure)) {
        ledger("Note the missed reading").missed(account, why(failed));
      }
      throw failed;
    }
  }

  private static String why(ActivityFailure failed) {
    return failed.getCause() instanceof ApplicationFailure site
        ? site.getOriginalMessage()
        : "the tracker site did not answer in time";
  }

  private static AccountActivities ledger(String summary) {
    return Workflow.newActivityStub(AccountActivities.class, CallPolicies.quickLocalCall(summary));
  }
}
