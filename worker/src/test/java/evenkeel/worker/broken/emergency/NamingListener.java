package evenkeel.worker.broken.emergency;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;

/** Names a workflow's implementation on purpose. */
public final class NamingListener {
  public Emergency status(Emergency emergency) {
    return new RatioEmergencyWorkflowImpl(emergency).status();
  }
}
