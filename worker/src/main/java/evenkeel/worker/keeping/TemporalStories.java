package evenkeel.worker.keeping;

import evenkeel.keeping.KeeperReport;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.look.StoryTeller;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells stories by signal, and ends a keeper's that nobody serves any more. */
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

  /** The keeper's story remembers nothing, and comes back with its client. */
  public void endKeeper(String client) {
    try {
      temporal
          .newUntypedWorkflowStub(WorkflowIds.keeper(client))
          .terminate("client " + client + " is not in the settings any more");
    } catch (WorkflowNotFoundException over) {
      LOG.debug("the keeper of client {} does not run", client);
    }
  }
}
