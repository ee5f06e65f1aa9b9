package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.postgres.PostgresPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A home's PostgreSQL alone: the running supervisor's, or one started for as long as this is open.
 */
public final class HomeDatabase implements AutoCloseable {
  private final String jdbcUrl;
  private final @Nullable DataFolder folder;
  private final @Nullable Upkeep postgres;

  private HomeDatabase(String jdbcUrl, @Nullable DataFolder folder, @Nullable Upkeep postgres) {
    this.jdbcUrl = jdbcUrl;
    this.folder = folder;
    this.postgres = postgres;
  }

  /** Opens the data folder; what a killed supervisor left running on it is ended first. */
  public static HomeDatabase open(Path data)
      throws StartFailure, IOException, InterruptedException {
    Optional<DataFolder> locked = DataFolder.lock(data);
    return locked.isPresent() ? started(locked.get()) : running(data);
  }

  /**
   * As {@link #open}, unless an application that a killed supervisor left is still at work: a visit
   * ends nobody's work.
   */
  public static HomeDatabase visit(Path data)
      throws StartFailure, IOException, InterruptedException {
    Optional<DataFolder> locked = DataFolder.lock(data);
    if (locked.isEmpty()) {
      return running(data);
    }
    var left = Leftovers.application(locked.get());
    if (left.isEmpty()) {
      return started(locked.get());
    }
    locked.get().close();
    throw new StartFailure(
        "Process %d, which a killed Evenkeel left, is still at work on %s: start Evenkeel again, which ends it first."
            .formatted(left.getAsLong(), data),
        1);
  }

  /** Whether it was started for whoever opened it: then no Evenkeel runs on the data folder. */
  public boolean startedHere() {
    return postgres != null;
  }

  /** Where it is reached, user included. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.end();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private static HomeDatabase running(Path data) throws IOException, StartFailure {
    var url = DataFolder.holder(data).getProperty(DataFolder.POSTGRES);
    if (url == null) {
      throw DataFolder.taken(data);
    }
    return new HomeDatabase(url, null, null);
  }

  private static HomeDatabase started(DataFolder folder)
      throws StartFailure, IOException, InterruptedException {
    var ready = false;
    Upkeep postgres = null;
    try {
      new Leftovers(folder, event -> {}).end();
      var port =
          RememberedPorts.choose(folder, Ports.free(), RememberedPorts.loopback(), event -> {})
              .postgres();
      var programs = PostgresPrograms.unpackedIn(Tools.ofThisMachine().cache());
      var server = new PostgresServer(folder, port, programs);
      postgres = new Upkeep(server, event -> {}, failure -> {});
      postgres.begin();
      folder.announce(Map.of(DataFolder.POSTGRES, server.jdbcUrl()));
      ready = true;
      return new HomeDatabase(server.jdbcUrl(), folder, postgres);
    } finally {
      if (!ready) {
        new HomeDatabase("", folder, postgres).close();
      }
    }
  }
}
