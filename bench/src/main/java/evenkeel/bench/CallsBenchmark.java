package evenkeel.bench;

import evenkeel.bench.home.Histories;
import evenkeel.bench.home.RunningHome;
import evenkeel.simulator.proxy.FaultProxy;
import java.util.function.BooleanSupplier;

/**
 * How many calls to the client, and how many events in Temporal's histories, a freeze and a release
 * take. The calls go through a proxy that counts them.
 */
final class CallsBenchmark implements Benchmark {
  private static final int SLICE = 1000;

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    Table table =
        new Table(
            "Calls to the client and events in histories (aim: at most 80 events)",
            "torrents",
            "what",
            "calls",
            "aim",
            "keeper's events",
            "emergency's events");
    for (int torrents : workshop.scale().sizes()) {
      count(workshop, torrents, table);
    }
    return table;
  }

  private void count(Workshop workshop, int torrents, Table table) throws Exception {
    try (Scene scene = workshop.scene(new Scene.Demand(torrents, true, "5m"));
        Histories histories = scene.home().histories()) {
      RunningHome home = scene.home();
      Count count = new Count(scene.proxy(), histories, torrents, table);
      count.tell("freeze", home.door()::freeze, () -> home.ledger().frozen(torrents));
      count.tell("release", home.door()::handBack, home.ledger()::atRest);
      Waiting.until("the story is told", home.ledger()::over);
    }
  }

  private record Count(FaultProxy proxy, Histories histories, int torrents, Table table) {
    void tell(String what, Runnable order, BooleanSupplier done) {
      int calls = proxy.requests().size();
      long keeper = histories.keeper();
      order.run();
      Waiting.until("it is done", done);
      table.row(
          torrents,
          what,
          proxy.requests().size() - calls,
          2 * ((torrents + SLICE - 1) / SLICE) + 6,
          histories.keeper() - keeper,
          histories.emergency());
    }
  }
}
