package evenkeel.worker.keeping;

import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.settings.ClientSettings;
import evenkeel.temporal.TaskQueues;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.StoryTeller;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.TemporalException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a client's task queue during one tenancy, and makes sure that its keeper's story runs. */
final class ClientService implements Tenure.Service {
  private static final Logger LOG = LoggerFactory.getLogger(ClientService.class);
  private static final long ENDING_SECONDS = 10;

  private final String client;
  private final Duration heartbeat;
  private final WorkflowClient temporal;
  private final WorkerFactory workers;
  private final Keeper keeper;
  private final Lane lane;
  private @Nullable Thread serving;

  ClientService(
      ClientSettings settings,
      Duration heartbeat,
      WorkflowClient temporal,
      Keeper keeper,
      StoryTeller teller) {
    this.client = settings.id();
    this.heartbeat = heartbeat;
    this.temporal = temporal;
    this.keeper = keeper;
    lane = new Lane(keeper::abort);
    workers = WorkerFactory.newInstance(temporal);
    workers
        .newWorker(TaskQueues.client(client))
        .registerActivitiesImplementations(new KeeperActivitiesImpl(keeper, lane, teller));
  }

  /** Aside, since Temporal may be away for longer than the lease lasts. */
  @Override
  public void renewed() {
    if (serving == null || !serving.isAlive()) {
      serving = Thread.ofPlatform().daemon().name("story-" + client).start(this::serve);
    }
  }

  private void serve() {
    try {
      workers.start();
      ensureStory();
    } catch (TemporalException | StatusRuntimeException trouble) {
      LOG.warn("client {}: Temporal cannot be reached: {}", client, trouble.getMessage());
    }
  }

  /** A story that runs is left alone; one that was ended comes back. */
  private void ensureStory() {
    KeeperWorkflow story =
        temporal.newWorkflowStub(
            KeeperWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.keeper(client))
                .setTaskQueue(TaskQueues.EVENKEEL)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setStaticSummary("Keeper of client " + client)
                .build());
    WorkflowClient.start(story::run, KeeperRound.first(client, heartbeat));
  }

  /**
   * The attempt under way fails by itself, so that the next keeper need not wait for its silence.
   */
  @Override
  public void close() {
    endServing();
    workers.suspendPolling();
    lane.close();
    workers.shutdownNow();
    workers.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
    endSession();
  }

  private void endServing() {
    if (serving != null) {
      serving.interrupt();
      try {
        serving.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A session that is left open is ended by whoever takes over. */
  private void endSession() {
    try {
      keeper.close();
    } catch (QbittorrentTrouble trouble) {
      LOG.info("client {}: its session is left open: {}", client, trouble.getMessage());
    }
  }
}
