package evenkeel.worker.broken.emergency;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.workflow.RatioEmergencyWorkflowImpl;

public final class NamingListener {
  public Emergency status(Emergency emergency) {
    return new RatioEmergencyWorkflowImpl(emergency).status();
  }
}
