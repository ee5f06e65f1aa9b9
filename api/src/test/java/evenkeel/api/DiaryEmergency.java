package evenkeel.api;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Phase;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.workflow.RatioEmergencyWorkflow;
import evenkeel.keeping.KeeperReport;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A story that does what it is told and touches no client; a {@code SLOW} freeze never ends. */
public final class DiaryEmergency implements RatioEmergencyWorkflow {
  public static final String SLOW = "slowly, please";

  private Emergency state;

  @WorkflowInit
  public DiaryEmergency(Emergency emergency) {
    this.state = with(emergency, Phase.FROZEN, emergency.hold());
  }

  @Override
  public Emergency run(Emergency emergency) {
    Workflow.await(() -> state.phase() == Phase.RELEASED && Workflow.isEveryHandlerFinished());
    return state;
  }

  @Override
  public void readingArrived(JudgedReading judged) {}

  @Override
  public void clientReported(KeeperReport report) {}

  @Override
  public Emergency freeze(FreezeOrder order) {
    Workflow.await(() -> !order.reason().equals(SLOW));
    state = with(state, Phase.FROZEN, order.reason());
    return state;
  }

  @Override
  public void freezeMakesSense(FreezeOrder order) {}

  @Override
  public Emergency release(ReleaseOrder order) {
    Emergency releasing = with(state, Phase.RELEASING, null);
    state = releasing.released();
    return releasing;
  }

  @Override
  public void releaseMakesSense(ReleaseOrder order) {}

  @Override
  public Emergency handBack() {
    state = with(state, Phase.RELEASING, null);
    return state;
  }

  @Override
  public void handBackMakesSense() {
    if (state.hold() == null) {
      throw ApplicationFailure.newNonRetryableFailure("Nobody holds this freeze.", "nothing-held");
    }
  }

  @Override
  public Emergency status() {
    return state;
  }

  private static Emergency with(Emergency was, Phase phase, @Nullable String hold) {
    KeeperReport report = new KeeperReport("seedbox", 7, 3, false, 0, 41, 0, 0, 0, 0, 0, 0, 0, 0);
    Emergency open =
        (hold == null ? was.handedBack() : was.held(hold))
            .opened(7, Instant.EPOCH, Set.of("seedbox"), Duration.ofHours(12), hold)
            .heard(report);
    return switch (phase) {
      case FREEZING -> open;
      case FROZEN -> open.frozenEverywhere();
      case RELEASING -> open.releasing();
      case RELEASED -> open.released();
    };
  }
}
