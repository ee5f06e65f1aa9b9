package evenkeel.bench;

import evenkeel.bench.client.BareScript;
import evenkeel.bench.home.HomeLedger;
import evenkeel.bench.home.RunningHome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Freezing and releasing many downloads, side by side with a bare script that does the same reads,
 * slices, tags and waits. Evenkeel's time is taken from the look in which it notices, and from the
 * order.
 */
final class FreezeBenchmark implements Benchmark {
  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    Table table =
        new Table(
            "Freeze and release of downloads, beside a bare script (aim: at most 1.3 times)",
            "torrents",
            "what",
            "script",
            "Evenkeel",
            "times",
            "from the order",
            "times");
    for (int torrents : workshop.scale().sizes()) {
      measure(workshop, torrents, table);
    }
    return table;
  }

  private void measure(Workshop workshop, int torrents, Table table) throws Exception {
    try (Scene scene = workshop.scene(Scene.Demand.quiet(torrents));
        BareScript script = new BareScript(scene.client().server())) {
      RunningHome home = scene.home();
      HomeLedger ledger = home.ledger();
      Side freeze = new Side(home.door()::freeze, ledger::claimed, () -> ledger.frozen(torrents));
      Side release = new Side(home.door()::handBack, ledger::closed, ledger::atRest);
      for (int round = -workshop.scale().warmups(); round < workshop.scale().rounds(); round++) {
        boolean counts = round >= 0;
        freeze.measure(script::freeze, counts);
        release.measure(script::release, counts);
        freeze.measure(counts);
        release.measure(counts);
        Waiting.until("the story is told", ledger::over);
      }
      freeze.tell(table, torrents, "freeze");
      release.tell(table, torrents, "release");
    }
  }

  private static final class Side {
    private final Samples script = new Samples();
    private final Samples noticed = new Samples();
    private final Samples ordered = new Samples();
    private final Runnable order;
    private final Supplier<Instant> beginning;
    private final BooleanSupplier done;

    Side(Runnable order, Supplier<Instant> beginning, BooleanSupplier done) {
      this.order = order;
      this.beginning = beginning;
      this.done = done;
    }

    void measure(Supplier<Duration> run, boolean counts) {
      script.addIf(counts, run.get());
    }

    void measure(boolean counts) {
      Instant begun = Instant.now();
      order.run();
      Waiting.until("it is done", done);
      Instant end = Instant.now();
      ordered.addIf(counts, Duration.between(begun, end));
      noticed.addIf(counts, Duration.between(beginning.get(), end));
    }

    void tell(Table table, int torrents, String what) {
      table.row(
          torrents, what, script, noticed, noticed.over(script), ordered, ordered.over(script));
    }
  }
}
