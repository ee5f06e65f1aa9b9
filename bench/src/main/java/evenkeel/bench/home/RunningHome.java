package evenkeel.bench.home;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.standalone.supervisor.ApplicationCommand;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Evenkeel's supervisor with PostgreSQL, Temporal and the application, on one client. */
public final class RunningHome implements AutoCloseable {
  private final Supervisor supervisor;
  private final HomeLedger ledger;
  private final HomeDoor door;

  private RunningHome(Supervisor supervisor, Path data) throws java.io.IOException {
    this.supervisor = supervisor;
    ledger = new HomeLedger(supervisor.jdbcUrl());
    door = new HomeDoor(supervisor.api(), data);
  }

  /**
   * Where a home is and what it runs.
   *
   * @param folder of settings and data; may hold those of an earlier start
   * @param classPath of the application
   */
  public record Place(Path folder, Path temporal, String classPath) {
    Path data() {
      return folder.resolve("data");
    }
  }

  /** Starts it; returns when all of it is ready. */
  public static RunningHome started(
      Place place, OutsideWorld world, RealQbittorrent client, String url) throws Exception {
    Path settings = place.folder().resolve("evenkeel.yml");
    Files.writeString(settings, HomeSettings.of(world, client, url));
    return started(place, settings);
  }

  private static RunningHome started(Place place, Path settings) throws Exception {
    Home home =
        new Home(
            place.data(),
            settings,
            place.temporal(),
            Ports.free(),
            ApplicationCommand.of(place.classPath()));
    Supervisor supervisor = Supervisor.start(home);
    return new RunningHome(supervisor, place.data());
  }

  /** What PostgreSQL says. */
  public HomeLedger ledger() {
    return ledger;
  }

  /** Orders, and what is told. */
  public HomeDoor door() {
    return door;
  }

  /** A connection to Temporal, the caller's to close. */
  public Histories histories() {
    return new Histories(supervisor.temporalAddress());
  }

  /** Memory of each process, resident, in MiB. */
  public Map<String, Long> memory() {
    return Map.of();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
