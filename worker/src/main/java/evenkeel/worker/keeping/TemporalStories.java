package evenkeel.worker.keeping;

import evenkeel.keeping.KeeperReport;
import evenkeel.worker.keeping.look.StoryTeller;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells stories by signal. */
public final class TemporalStories implements StoryTeller {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalStories.class);

  private final WorkflowClient temporal;

  public TemporalStories(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  @Override
  public void tell(String holder, KeeperReport report) {
    try {
      temporal.newUntypedWorkflowStub(holder).signal("clientReported", report);
    } catch (WorkflowNotFoundException gone) {
      LOG.info("{} does not run; it hears of its torrents when it is adopted", holder);
    }
  }
}
