package evenkeel.bench;

import evenkeel.bench.home.HomeLedger;
import evenkeel.bench.home.ProcessMemory;
import evenkeel.bench.home.RunningHome;
import java.util.stream.IntStream;

/** Memory of each process after a freeze and a release of all torrents. */
final class MemoryBenchmark implements Benchmark {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    Table table =
        new Table(
            "Memory in MiB at rest after a freeze and a release (aim: application at most 250)",
            "torrents",
            "application",
            "its peak",
            "Temporal",
            "PostgreSQL",
            "qBittorrent");
    Workshop.Scale scale = workshop.scale();
    int[] sizes = IntStream.of(0, scale.many(), scale.huge()).distinct().toArray();
    for (int torrents : sizes) {
      measure(workshop, torrents, table);
    }
    return table;
  }

  private static void measure(Workshop workshop, int torrents, Table table) throws Exception {
    try (Scene scene = workshop.scene(Scene.Demand.quiet(torrents))) {
      RunningHome home = scene.home();
      HomeLedger ledger = home.ledger();
      home.door().freeze();
      Waiting.until("all is frozen", () -> ledger.opened() && ledger.frozen(torrents));
      home.door().handBack();
      Waiting.until("all is given back", ledger::over);
      Thread.sleep(workshop.scale().pauses().rest());
      ProcessMemory application = home.application();
      table.row(
          torrents,
          application.now(),
          application.peak(),
          home.temporal().now(),
          home.postgres().now(),
          ProcessMemory.of(scene.client().server().pid()).now());
    }
  }
}
