package evenkeel.bench;

import evenkeel.bench.home.HomeLedger;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.site.SiteRequest;
import evenkeel.simulator.site.SiteUserState;
import evenkeel.simulator.world.OutsideWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** From the site's answer with a ratio of 0.97 to the first call that stops torrents. */
final class AlarmBenchmark implements Benchmark {
  private static final double FALLEN = 0.97;
  private static final double RECOVERED = 1.08;

  @Override
  public String name() {
    return "alarm";
  }

  @Override
  public Table run(Workshop workshop) throws Exception {
    int torrents = workshop.scale().few();
    Samples samples = new Samples();
    try (Scene scene = workshop.scene(new Scene.Demand(torrents, true, "1s"))) {
      HomeLedger ledger = scene.home().ledger();
      for (int round = -workshop.scale().warmups(); round < workshop.scale().rounds(); round++) {
        samples.addIf(round >= 0, alarm(scene.world(), scene.proxy()));
        Waiting.until("all is frozen", () -> ledger.frozen(torrents));
        recover(scene.world());
        Waiting.until("all is given back", ledger::over);
      }
    }
    return new Table(
            "From 0.97 answered to the first stop (aim: less than 2 s)", "torrents", "time")
        .row(torrents, samples);
  }

  private static Duration alarm(OutsideWorld world, FaultProxy proxy) {
    CompletableFuture<Instant> stopped = new CompletableFuture<>();
    ProxyFault note =
        passing -> {
          stopped.complete(Instant.now());
          return passing.pass();
        };
    proxy.next("torrents/stop", note);
    Instant fallen = fall(world);
    return Duration.between(answered(world, fallen), stopped.join());
  }

  private static Instant fall(OutsideWorld world) {
    SiteUserState state = world.member().state();
    long due = (long) (state.uploaded() / FALLEN) - state.downloaded();
    world.member().book(0, due);
    return Instant.now();
  }

  private static Instant answered(OutsideWorld world, Instant since) {
    Waiting.until("the site has answered", () -> first(world, since) != null);
    return Objects.requireNonNull(first(world, since)).at();
  }

  private static @Nullable SiteRequest first(OutsideWorld world, Instant since) {
    return world.site().traffic().journal().stream()
        .filter(request -> request.at().isAfter(since))
        .findFirst()
        .orElse(null);
  }

  private static void recover(OutsideWorld world) {
    SiteUserState state = world.member().state();
    world.member().book((long) (state.downloaded() * RECOVERED) - state.uploaded(), 0);
  }
}
