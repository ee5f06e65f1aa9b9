package evenkeel.worker.month;

import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.Found;
import evenkeel.keeping.workflow.KeeperActivities;
import evenkeel.keeping.workflow.Written;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.Pulse;
import evenkeel.worker.keeping.look.StoryTeller;

/** The hands of a real keeper, which waits in the story's time. */
record KeeperHands(Keeper keeper, Pulse pulse, StoryTeller teller) implements KeeperActivities {

  @Override
  public Found watch(String client) {
    Keeper.Work work = keeper.watch(pulse);
    return new Found(
        work.toWrite(),
        work.toTell(),
        work.toWrite() + " torrents to write, " + work.toTell() + " reports to tell");
  }

  @Override
  public Written write(String client) {
    int sent = keeper.write(pulse);
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
}
