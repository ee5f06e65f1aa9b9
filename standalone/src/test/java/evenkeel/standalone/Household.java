package evenkeel.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * Evenkeel as a home runs it, on real parts: a supervisor with PostgreSQL, Temporal and the
 * application, a qBittorrent filled with torrents of two trackers, and the simulated site.
 */
public final class Household implements AutoCloseable {
  /** The one account. */
  public static final String ACCOUNT = "mam";

  private static final Duration A_WHILE = Duration.ofMinutes(8);
  private static final double BELOW_THE_FLOOR = 0.97;
  private static final double OVER_RECOVERY = 1.08;

  private final Path folder;
  private final List<String> command;
  private final OutsideWorld world = OutsideWorld.started();
  private final boolean watched;
  private @Nullable FilledClient filled;
  private @Nullable FaultProxy proxy;
  private @Nullable Supervisor supervisor;

  private Household(Path folder, Class<?> application, boolean watched) {
    this.folder = folder;
    this.watched = watched;
    this.command = ChildJvm.command(application, folder);
  }

  /** Starts all of it; skips the test when a tool is not at hand. */
  public static Household in(Path folder, Class<?> application) throws Exception {
    return in(folder, application, false);
  }

  /** The same with a proxy before the client. */
  public static Household watched(Path folder, Class<?> application) throws Exception {
    return in(folder, application, true);
  }

  private static Household in(Path folder, Class<?> application, boolean watched) throws Exception {
    Optional<Path> qbittorrent = RealQbittorrent.find();
    assumeTrue(qbittorrent.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    Optional<Path> temporal = Tools.ofThisMachine().temporal();
    assumeTrue(temporal.isPresent(), "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH");
    Household household = new Household(folder, application, watched);
    boolean ready = false;
    try {
      household.start(qbittorrent.orElseThrow(), temporal.orElseThrow());
      ready = true;
      return household;
    } finally {
      if (!ready) {
        household.close();
      }
    }
  }

  private void start(Path qbittorrent, Path temporal) throws Exception {
    filled = FilledClient.started(world, qbittorrent, folder.resolve("client"));
    Path settings = folder.resolve("evenkeel.yml");
    Files.writeString(settings, HouseholdSettings.of(world, filled.client(), url()));
    supervisor =
        Supervisor.start(
            new Home(folder.resolve("data"), settings, temporal, Ports.free(), command));
  }

  private String url() {
    String url = filled().client().url();
    if (!watched) {
      return url;
    }
    proxy = new FaultProxy(url);
    return proxy.url();
  }

  /** What stands before the client of a household that is watched. */
  public FaultProxy proxy() {
    return there(proxy);
  }

  /** The site, the member, the trackers. */
  public OutsideWorld world() {
    return world;
  }

  /** The client, its groups of torrents and the person who sits at it. */
  public FilledClient filled() {
    return there(filled);
  }

  public Supervisor supervisor() {
    return there(supervisor);
  }

  /** Folder of everything that lasts. */
  public Path data() {
    return folder.resolve("data");
  }

  /** How the application is started, without the options that the supervisor appends. */
  public List<String> command() {
    return command;
  }

  /** What PostgreSQL says. */
  public Ledger ledger() {
    return new Ledger(supervisor().jdbcUrl());
  }

  /** What the door says. */
  public Door door() {
    return new Door(supervisor().api(), data());
  }

  /** A connection to Temporal, the caller's to close. */
  public Temporal temporal() {
    return Temporal.at(supervisor().temporalAddress());
  }

  /** The client as a person sees it now. */
  public Snapshot snapshot() {
    return Snapshot.of(filled().user());
  }

  /** The site books downloads, until the member's ratio is below the floor. */
  public void ratioFalls() {
    long uploaded = world.member().state().uploaded();
    long due = (long) (uploaded / BELOW_THE_FLOOR) - world.member().state().downloaded();
    world.member().book(0, due);
  }

  /** The site books uploads, until the member's ratio is over the recovery. */
  public void ratioRecovers() {
    long downloaded = world.member().state().downloaded();
    long due = (long) (downloaded * OVER_RECOVERY) - world.member().state().uploaded();
    world.member().book(due, 0);
  }

  /** Waits until emergency {@code number} stands frozen and the client shows it. */
  public void awaitsFrozen(long number, Snapshot atRest) {
    awaits("emergency " + number + " is frozen", () -> door().expectPhase(number, "frozen"));
    awaits("what was at rest is frozen", () -> atRest.expectFrozen(filled().user()));
  }

  /** Waits until emergency {@code number} is over and everything is given back and written down. */
  public void awaitsReleased(long number, Snapshot atRest) {
    awaits("emergency " + number + " is closed", () -> door().expectState(number, "closed"));
    awaits("the client is as it was", () -> atRest.expectSame(snapshot()));
    awaits("the ledger is at rest", () -> ledger().expectRest());
    try (Temporal temporal = temporal()) {
      awaits("the story has ended", temporal::expectNoEmergency);
    }
  }

  /** Waits for an assertion to hold, whatever is away meanwhile. */
  public static void awaits(String what, ThrowingRunnable assertion) {
    patiently(what).untilAsserted(assertion);
  }

  private static ConditionFactory patiently(String what) {
    return Awaitility.await(what)
        .atMost(A_WHILE)
        .pollInterval(Duration.ofMillis(100))
        .pollDelay(Duration.ZERO)
        .ignoreExceptions();
  }

  @Override
  public void close() {
    List<Runnable> endings = new ArrayList<>();
    if (supervisor != null) {
      endings.add(supervisor::close);
    }
    if (proxy != null) {
      endings.add(proxy::close);
    }
    if (filled != null) {
      endings.add(filled::close);
    }
    endings.add(world::close);
    endings.forEach(Runnable::run);
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the household was not started");
    }
    return part;
  }
}
