package evenkeel.worker.keeping;

import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.Found;
import evenkeel.keeping.workflow.KeeperActivities;
import evenkeel.keeping.workflow.Written;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.Pulse;
import evenkeel.worker.keeping.look.StoryTeller;
import io.temporal.activity.Activity;
import java.util.function.Function;

/** The hands of one client's keeper during one tenancy: one attempt at a time. */
public final class KeeperActivitiesImpl implements KeeperActivities {
  /** A look may take longer than Temporal waits for a beat, since it waits for the client. */
  private static final int BEATS = 5;

  private final Keeper keeper;
  private final Lane lane;
  private final StoryTeller teller;

  public KeeperActivitiesImpl(Keeper keeper, Lane lane, StoryTeller teller) {
    this.keeper = keeper;
    this.lane = lane;
    this.teller = teller;
  }

  @Override
  public Found watch(String client) {
    Keeper.Work work = inLane(keeper::watch);
    return new Found(
        work.toWrite(),
        work.toTell(),
        work.toWrite() + " torrents to write, " + work.toTell() + " reports to tell");
  }

  @Override
  public Written write(String client) {
    int sent = inLane(keeper::write);
    return new Written(sent, "wrote " + sent + " torrents");
  }

  @Override
  public void tell(String client) {
    keeper.tell(teller);
  }

  @Override
  public Decided decide(String client, DecideOrder order) {
    return new Decided(keeper.decide(order.decision() == DecideOrder.Decision.ASSERT));
  }

  private <T> T inLane(Function<Pulse, T> work) {
    var activity = Activity.getExecutionContext();
    return lane.pass(passage -> {
      var pulse = new LanePulse(passage, activity::heartbeat, System::nanoTime);
      pulse.beatEvery(activity.getInfo().getHeartbeatTimeout().dividedBy(BEATS));
      return work.apply(pulse);
    });
  }
}
