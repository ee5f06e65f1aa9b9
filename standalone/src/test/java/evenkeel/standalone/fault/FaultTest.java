package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.TorrentGroup;
import evenkeel.standalone.Household;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.fault.PlannedFault.Kind;
import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is killed wherever: the same end as if nothing had been. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
  private static final Map<Turn, Set<Effect>> EFFECTS =
      Map.of(
          Turn.FREEZE,
          EnumSet.of(Effect.STOP, Effect.START, Effect.TAG_HELD, Effect.SET_PREFERENCES),
          Turn.RELEASE,
          EnumSet.of(
              Effect.STOP,
              Effect.START,
              Effect.FORCE_START,
              Effect.UNTAG_HELD,
              Effect.SET_PREFERENCES));

  /** Fewer than there are, so that some wait in the queue. */
  private static final int SEEDS_AT_ONCE = 3;

  private Path folder = Path.of("");
  private int households;
  private long emergencies;
  private @Nullable Household household;
  private @Nullable Snapshot beginning;
  private boolean sound;

  /** The two halves of an emergency. */
  enum Turn {
    FREEZE,
    RELEASE
  }

  record Point(Turn turn, Moment moment, Effect effect) {
    @Override
    public String toString() {
      return "%s %s of the %s".formatted(moment, effect.label(), turn).toLowerCase(Locale.ROOT);
    }
  }

  /** What happens in the middle of a freeze. */
  private interface Disaster {
    void strikes() throws Exception;
  }

  @BeforeAll
  void findRoom(@TempDir Path given) {
    folder = given;
  }

  /**
   * One household serves all cases, since each ends as it began; after a failure it is replaced.
   */
  @BeforeEach
  void settleIn() throws Exception {
    if (household == null) {
      household =
          Household.in(folder.resolve("household-" + ++households), FaultyApplication.class);
      household.filled().user().setsPreferences(Map.of("max_active_uploads", SEEDS_AT_ONCE));
      beginning = household.snapshot();
      emergencies = 0;
    }
    sound = false;
    household.supervisor().replaceApplication(household.command());
    household.supervisor().awaitApplication();
  }

  @AfterEach
  void leaveIfSpoilt() {
    if (!sound) {
      leave();
    }
  }

  @AfterAll
  void leave() {
    if (household != null) {
      household.close();
      household = null;
    }
  }

  static Stream<Point> points() {
    return Stream.of(Turn.values())
        .flatMap(turn ->
            EFFECTS.getOrDefault(turn, Set.of()).stream()
                .flatMap(effect ->
                    Stream.of(Moment.values()).map(moment -> new Point(turn, moment, effect))));
  }

  @Test
  void hasAPointForEveryEffectOfFreezeAndRelease() throws Exception {
    int before = faults().called().size();
    freezes();
    int frozen = faults().called().size();
    releases();

    List<Effect> called = faults().called();
    Set<Effect> freezing = Set.copyOf(called.subList(before, frozen));
    Set<Effect> releasing = Set.copyOf(called.subList(frozen, called.size()));
    assertThat(Map.of(Turn.FREEZE, freezing, Turn.RELEASE, releasing)).isEqualTo(EFFECTS);
    assertThat(points().map(Point::effect)).contains(Effect.values());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("points")
  void endsAsWithoutAFaultWhenTheApplicationIsKilled(Point point) throws Exception {
    PlannedFault kill = new PlannedFault(Kind.KILL, point.moment(), point.effect());

    if (point.turn() == Turn.FREEZE) {
      faults().plan(kill);
    }
    freezes();
    if (point.turn() == Turn.RELEASE) {
      faults().plan(kill);
    }
    releases();

    assertThat(faults().reached()).as("killed %s", point).isTrue();
  }

  @Test
  void endsAsWithoutAFaultWhenTemporalIsKilled() throws Exception {
    endsWellAlthough(() -> kill(home().supervisor().temporalPid()));
  }

  @Test
  void endsAsWithoutAFaultWhenPostgresIsKilled() throws Exception {
    endsWellAlthough(() -> kill(home().supervisor().postgresPid()));
  }

  @Test
  void endsAsWithoutAFaultWhenTheClientIsKilled() throws Exception {
    RealQbittorrent client = home().filled().client();
    client.stop();
    client.start();
    remembersForcedSeeds();

    endsWellAlthough(() -> {
      client.kill();
      client.start();
      remembersForcedSeeds();
    });
  }

  /**
   * A force-start flag may be in the memory of a client alone. What it forgets by itself of seeds,
   * which nobody touches, is not ours: the user forces them again.
   */
  private void remembersForcedSeeds() {
    FilledClient filled = home().filled();
    String[] forced =
        TorrentGroup.MAM_SEED_FORCED.names().stream().map(filled::hash).toArray(String[]::new);
    Household.awaits(
        "the client remembers",
        () -> {
          filled.user().forces(true, forced);
          assertThat(filled.shown(TorrentGroup.MAM_SEED_FORCED))
              .hasSize(forced.length)
              .allMatch(seed -> seed.state().equals("forcedUP"));
        });
  }

  private void endsWellAlthough(Disaster disaster) throws Exception {
    faults().plan(new PlannedFault(Kind.HOLD, Moment.AFTER, Effect.STOP));
    home().ratioFalls();
    Household.awaits("in the middle", () -> assertThat(faults().reached()).isTrue());

    disaster.strikes();
    faults().goOn();

    home().awaitsFrozen(++emergencies, atRest());
    releases();
  }

  private void freezes() {
    home().ratioFalls();
    home().awaitsFrozen(++emergencies, atRest());
    Household.awaits("no seed waits", this::noSeedWaits);
  }

  private void noSeedWaits() {
    assertThat(home().filled().user().torrents())
        .filteredOn(one -> TorrentGroup.of(one.name()).ofMam())
        .noneMatch(one -> one.state().equals("queuedUP"));
  }

  private void releases() {
    home().ratioRecovers();
    home().awaitsReleased(emergencies, atRest());
    home().ledger().expectNothingDoubled(emergencies);
    home().ledger().expectUntouched(TorrentGroup.MAM_SEED_FORCED.prefix());
    sound = true;
  }

  private static void kill(OptionalLong pid) {
    ProcessHandle victim = ProcessHandle.of(pid.orElseThrow()).orElseThrow();
    victim.destroyForcibly();
    victim.onExit().join();
  }

  private FaultFolder faults() {
    return new FaultFolder(home().data());
  }

  private Household home() {
    return Objects.requireNonNull(household);
  }

  private Snapshot atRest() {
    return Objects.requireNonNull(beginning);
  }
}
