package evenkeel.bench;

import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.RunningHome;
import evenkeel.simulator.world.OutsideWorld;

/** From nothing running to everything answering that it is ready. */
final class StartBenchmark implements Benchmark {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    Samples application = new Samples();
    Samples home = new Samples();
    Samples first = new Samples();
    try (OutsideWorld world = OutsideWorld.started();
        CrowdedClient client = workshop.crowd(workshop.scale().few())) {
      RunningHome.Place place = workshop.place("5m");
      for (int round = 0; round <= workshop.scale().rounds(); round++) {
        try (RunningHome started =
            RunningHome.started(place, world, client.server(), client.server().url())) {
          (round == 0 ? first : home).add(started.startedWithin());
          application.addIf(round > 0, started.applicationStartedWithin());
        }
      }
    }
    return new Table("Cold start until healthy", "what", "time")
        .row("first start of all, with a new database", first)
        .row("start of all", home)
        .row("the application alone", application);
  }
}
