package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.Foundation.Ears;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Foundation foundation;
  private final URI temporalUi;
  private final URI api;
  private final ApplicationProcess applicationProcess;
  private final Upkeep application;
  private final Thread hook = new Thread(this::close, "supervisor-end");
  private final CompletableFuture<Optional<StartFailure>> end = new CompletableFuture<>();
  private @Nullable StartFailure reason;
  private boolean closed;

  private Supervisor(DataFolder folder, Home home, Ports ports, Consumer<SupervisorEvent> listener)
      throws IOException {
    this.folder = folder;
    foundation = Foundation.of(folder, home, ports, new Ears(listener, this::stop));
    temporalUi = URI.create("http://127.0.0.1:" + ports.temporalUi());
    api = URI.create("http://" + home.surroundings().doorHost() + ":" + ports.api());
    applicationProcess =
        new ApplicationProcess(
            folder, home.applicationCommand(), options(home.settings(), ports), api);
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
      var ports = RememberedPorts.choose(folder, home.ports(), door(home), listener);
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

  /** Where PostgreSQL is reached; of its own, user included. */
  public String jdbcUrl() {
    return foundation.jdbcUrl();
  }

  /** Host and port of Temporal's gRPC interface. */
  public String temporalAddress() {
    return foundation.temporalAddress();
  }

  /** The UI of its own Temporal. */
  public URI temporalUi() {
    return temporalUi;
  }

  /** The application's API. */
  public URI api() {
    return api;
  }

  /** The pid of its own PostgreSQL, empty between two lives. */
  public OptionalLong postgresPid() {
    return foundation.postgres().pid();
  }

  /** The pid of its own Temporal, empty between two lives. */
  public OptionalLong temporalPid() {
    return foundation.temporal().pid();
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
    foundation.temporal().end();
    foundation.postgres().end();
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
    var addresses = Map.of(DataFolder.POSTGRES, jdbcUrl(), DataFolder.API, api.toString());
    Runtime.getRuntime().addShutdownHook(hook);
    foundation.postgres().begin();
    folder.announce(addresses);
    foundation.temporal().begin();
    application.begin();
  }

  private List<String> options(Path settings, Ports ports) {
    var options = new ArrayList<>(List.of("--settings=" + settings, "--data=" + folder.path()));
    options.addAll(foundation.options());
    options.add("--api-port=" + ports.api());
    return options;
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

  private static InetAddress door(Home home) {
    return InetAddress.ofLiteral(home.surroundings().bind());
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
