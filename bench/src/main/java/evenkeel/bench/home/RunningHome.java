package evenkeel.bench.home;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.standalone.application.ApplicationCommand;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.SupervisorEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Evenkeel's supervisor with PostgreSQL, Temporal and the application, on one client. */
public final class RunningHome implements AutoCloseable {
  private static final String APPLICATION = "application";

  private final Supervisor supervisor;
  private final HomeLedger ledger;
  private final HomeDoor door;
  private final Times times;

  private RunningHome(Supervisor supervisor, Path data, Times times) throws IOException {
    this.supervisor = supervisor;
    this.times = times;
    ledger = new HomeLedger(supervisor.jdbcUrl());
    door = new HomeDoor(supervisor.api(), data);
  }

  /**
   * Where a home is and what it runs.
   *
   * @param folder of settings and data; may hold those of an earlier start
   * @param interval between two readings
   * @param classPath of the application
   */
  public record Place(Path folder, Path temporal, String classPath, String interval) {
    Path data() {
      return folder.resolve("data");
    }
  }

  /** How long the start took, and the application's own. */
  private record Times(Duration whole, Duration application) {}

  /** Starts it; returns when all of it is ready. */
  public static RunningHome started(
      Place place, OutsideWorld world, RealQbittorrent client, String url) throws Exception {
    Path settings = place.folder().resolve("evenkeel.yml");
    Files.writeString(settings, HomeSettings.of(world, client, url, place.interval()));
    Home home =
        new Home(
            place.data(),
            settings,
            place.temporal(),
            Ports.free(),
            ApplicationCommand.with(place.classPath()));
    long[] launched = new long[1];
    long begun = System.nanoTime();
    Supervisor supervisor = Supervisor.start(home, event -> note(event, launched));
    long ready = System.nanoTime();
    Times times = new Times(Duration.ofNanos(ready - begun), Duration.ofNanos(ready - launched[0]));
    return new RunningHome(supervisor, place.data(), times);
  }

  private static void note(SupervisorEvent event, long[] launched) {
    if (event.kind() == SupervisorEvent.Kind.STARTED && event.process().equals(APPLICATION)) {
      launched[0] = System.nanoTime();
    }
  }

  /** What PostgreSQL says. */
  public HomeLedger ledger() {
    return ledger;
  }

  /** To order by. */
  public HomeDoor door() {
    return door;
  }

  /** A connection to Temporal, the caller's to close. */
  public Histories histories() {
    return new Histories(supervisor.temporalAddress());
  }

  /** How long it took until everything was ready. */
  public Duration startedWithin() {
    return times.whole();
  }

  /** The same from the start of the application's process on. */
  public Duration applicationStartedWithin() {
    return times.application();
  }

  /** Memory of the application. */
  public ProcessMemory application() {
    return ProcessMemory.of(supervisor.applicationPid().orElseThrow());
  }

  /** Memory of Temporal. */
  public ProcessMemory temporal() {
    return ProcessMemory.of(supervisor.temporalPid().orElseThrow());
  }

  /** Memory of PostgreSQL, all of its processes. */
  public ProcessMemory postgres() {
    return ProcessMemory.of(supervisor.postgresPid().orElseThrow());
  }

  @Override
  public void close() {
    ledger.close();
    supervisor.close();
  }
}
