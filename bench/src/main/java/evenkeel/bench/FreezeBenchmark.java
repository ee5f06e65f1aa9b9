package evenkeel.bench;

import evenkeel.bench.client.BareScript;
import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.RunningHome;
import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.simulator.world.OutsideWorld;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Freezing and releasing many downloads, side by side with a bare script that does the same. */
final class FreezeBenchmark {
  private static final Duration LONG = Duration.ofMinutes(5);

  Table run(Workshop workshop) throws Exception {
    Table table =
        new Table(
            "freeze and release", "torrents", "what", "script", "Evenkeel", "ratio", "from order",
            "ratio");
    for (int torrents : workshop.scale().sizes()) {
      measure(workshop, torrents, table);
    }
    return table;
  }

  private void measure(Workshop workshop, int torrents, Table table) throws Exception {
    Course freeze = new Course();
    Course release = new Course();
    try (OutsideWorld world = OutsideWorld.started();
        CrowdedClient client = workshop.crowd(torrents);
        BareScript script = new BareScript(client.server());
        RunningHome home = workshop.home(world, client, client.server().url())) {
      until("all torrents are known", () -> home.ledger().knows(torrents));
      for (int round = 0; round < workshop.scale().rounds(); round++) {
        freeze.script.add(script.freeze());
        release.script.add(script.release());
        freeze.measure(home.door()::freeze, () -> home.ledger().frozen(torrents));
        release.measure(home.door()::handBack, home.ledger()::atRest);
        until("the story is told", home.ledger()::told);
        System.err.println(freeze + " | " + release);
      }
    }
    table.row(torrents, "freeze", freeze.script, "", "", freeze.ordered, freeze.ordered.over(freeze.script));
    table.row(torrents, "release", release.script, "", "", release.ordered, release.ordered.over(release.script));
  }

  private static final class Course {
    final Samples script = new Samples();
    final Samples ordered = new Samples();

    void measure(Runnable order, BooleanSupplier done) {
      long begun = System.nanoTime();
      order.run();
      until("it is done", done);
      ordered.add(Duration.ofNanos(System.nanoTime() - begun));
    }

    @Override
    public String toString() {
      return script + " " + ordered;
    }
  }

  private static void until(String what, BooleanSupplier so) {
    Patience.until(what, LONG, so);
  }
}
