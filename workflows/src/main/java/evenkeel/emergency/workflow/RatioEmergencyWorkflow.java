package evenkeel.emergency.workflow;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.keeping.KeeperReport;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Keeps one account frozen until its ratio has recovered, and gives everything back. One per
 * account: {@code emergency/mam}.
 */
@WorkflowInterface
public interface RatioEmergencyWorkflow {
  @WorkflowMethod(name = "RatioEmergency")
  Emergency run(Emergency emergency);

  @SignalMethod
  void readingArrived(JudgedReading judged);

  @SignalMethod
  void clientReported(KeeperReport report);

  /** Freezes and holds until handed back; joins an emergency that already runs. */
  @UpdateMethod
  Emergency freeze(FreezeOrder order);

  @UpdateValidatorMethod(updateName = "freeze")
  void freezeMakesSense(FreezeOrder order);

  /** Gives everything back now, and keeps quiet until the level has once left emergency. */
  @UpdateMethod
  Emergency release(ReleaseOrder order);

  @UpdateValidatorMethod(updateName = "release")
  void releaseMakesSense(ReleaseOrder order);

  /** Ends an operator's hold; releases unless the readings still speak of an emergency. */
  @UpdateMethod
  Emergency handBack();

  @UpdateValidatorMethod(updateName = "handBack")
  void handBackMakesSense();

  @QueryMethod
  Emergency status();
}
