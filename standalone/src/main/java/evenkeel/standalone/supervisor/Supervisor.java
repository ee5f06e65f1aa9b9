package evenkeel.standalone.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one home: PostgreSQL, Temporal and the application, each restarted when it dies. */
public final class Supervisor implements AutoCloseable {
  private final DataFolder folder;
  private final Ports ports;
  private final PostgresServer postgresServer;
  private final TemporalServer temporalServer;
  private final ApplicationProcess applicationProcess;
  private final Upkeep postgres;
  private final Upkeep temporal;
  private final Upkeep application;
  private final Thread hook = new Thread(this::close, "supervisor-end");
  private final CompletableFuture<Optional<StartFailure>> end = new CompletableFuture<>();
  private @Nullable StartFailure reason;
  private boolean closed;

  private Supervisor(DataFolder folder, Home home, Ports ports, Consumer<SupervisorEvent> listener)
      throws IOException {
    this.folder = folder;
    this.ports = ports;
    var programs = PostgresPrograms.unpackedIn(Tools.ofThisMachine().cache());
    postgresServer = new PostgresServer(folder, ports.postgres(), programs);
    temporalServer =
        new TemporalServer(folder, home.temporal(), ports.temporal(), ports.temporalUi());
    applicationProcess =
        new ApplicationProcess(folder, home.applicationCommand(), options(home), ports.api());
    postgres = new Upkeep(postgresServer, listener, this::stop);
    temporal = new Upkeep(temporalServer, listener, this::stop);
    application = new Upkeep(applicationProcess, listener, this::stop);
  }

  /** As {@link #start(Home, Consumer)}, with nobody listening. */
  public static Supervisor start(Home home) throws StartFailure, IOException, InterruptedException {
    return start(home, event -> {});
  }

  /**
   * Locks the data folder, ends what a killed supervisor left, and starts everything; returns when
   * all of it is ready.
   *
   * @param listener told what happens, from several threads
   */
  public static Supervisor start(Home home, Consumer<SupervisorEvent> listener)
      throws StartFailure, IOException, InterruptedException {
    var folder = DataFolder.lock(home.data()).orElse(null);
    if (folder == null) {
      throw DataFolder.taken(home.data());
    }
    var ready = false;
    Supervisor supervisor = null;
    try {
      new Leftovers(folder, listener).end();
      folder.rememberSettings(home.settings());
      var ports = RememberedPorts.choose(folder, home.ports(), listener);
      supervisor = new Supervisor(folder, home, ports, listener);
      supervisor.begin();
      ready = true;
      return supervisor;
    } finally {
      if (!ready) {
        closeAll(supervisor, folder);
      }
    }
  }

  /** Where PostgreSQL is reached, user included. */
  public String jdbcUrl() {
    return postgresServer.jdbcUrl();
  }

  /** Host and port of Temporal's gRPC interface. */
  public String temporalAddress() {
    return temporalServer.address();
  }

  /** Temporal's UI. */
  public URI temporalUi() {
    return URI.create("http://127.0.0.1:" + ports.temporalUi());
  }

  /** The application's API. */
  public URI api() {
    return URI.create("http://127.0.0.1:" + ports.api());
  }

  /** The pid of PostgreSQL, empty between two lives. */
  public OptionalLong postgresPid() {
    return postgres.pid();
  }

  /** The pid of Temporal, empty between two lives. */
  public OptionalLong temporalPid() {
    return temporal.pid();
  }

  /** The pid of the application, empty between two lives. */
  public OptionalLong applicationPid() {
    return application.pid();
  }

  /** Waits until the application is ready and gives its pid. */
  public long awaitApplication() throws StartFailure, InterruptedException {
    return application.awaitReady();
  }

  /** SIGKILL to the application, which is started again at once; gives the pid that was killed. */
  public OptionalLong killApplication() throws InterruptedException {
    return application.kill();
  }

  /** The next start of the application uses this command. */
  public void replaceApplication(List<String> command) {
    applicationProcess.replace(command);
    application.shortenPauses();
  }

  /** Waits until all has ended and says why if it was not by {@link #close()}. */
  public Optional<StartFailure> awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end is never completed exceptionally", e);
    }
  }

  /** Ends the application, Temporal and PostgreSQL in this order and releases the data folder. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    application.end();
    temporal.end();
    postgres.end();
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      forgetHook();
      end.complete(Optional.ofNullable(reason));
    }
  }

  private void begin() throws StartFailure, IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(hook);
    postgres.begin();
    folder.announce(Map.of(DataFolder.POSTGRES, jdbcUrl()));
    temporal.begin();
    application.begin();
  }

  private List<String> options(Home home) {
    return List.of(
        "--settings=" + home.settings(),
        "--data=" + folder.path(),
        "--postgres=" + postgresServer.jdbcUrl(),
        "--temporal=" + temporalServer.address(),
        "--api-port=" + ports.api());
  }

  /** From a thread of its own, since the one that gave up belongs to a part that is to end. */
  private void stop(StartFailure failure) {
    Thread.ofPlatform()
        .name("supervisor-stop")
        .start(() -> {
          synchronized (this) {
            reason = closed ? reason : failure;
            close();
          }
        });
  }

  private void forgetHook() {
    if (!Thread.currentThread().equals(hook)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending: the hook runs or has run, and finds everything closed.
      }
    }
  }

  private static void closeAll(@Nullable Supervisor supervisor, DataFolder folder)
      throws IOException {
    if (supervisor != null) {
      supervisor.close();
    } else {
      folder.close();
    }
  }
}
