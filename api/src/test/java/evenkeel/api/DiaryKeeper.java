package evenkeel.api;

import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.DecideOrder.Decision;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.KeeperWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A keeper with 30 torrents that wait for a decision; it refuses a second one. */
public final class DiaryKeeper implements KeeperWorkflow {
  private @Nullable Decision decision;
  private @Nullable KeeperRound round;

  @Override
  public void run(KeeperRound begun) {
    round = begun;
    Workflow.await(() -> false);
  }

  @Override
  public Decided decide(DecideOrder order) {
    decision = order.decision();
    return new Decided(30);
  }

  @Override
  public void decideMakesSense(DecideOrder order) {
    if (decision != null) {
      throw ApplicationFailure.newNonRetryableFailure("Nothing waits for you.", "nothing-guarded");
    }
  }

  @Override
  public KeeperRound status() {
    return Objects.requireNonNull(round);
  }
}
