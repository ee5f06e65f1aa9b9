package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.world.TorrentGroup;
import evenkeel.standalone.Household;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.fault.Disasters.Disaster;
import evenkeel.worker.effect.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Whatever goes wrong wherever: the same end as if nothing had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
  /** Fewer than there are, so that some wait in the queue. */
  private static final int SEEDS_AT_ONCE = 3;

  private static final boolean ALL = "all".equals(System.getProperty("evenkeel.faults"));

  private Path folder = Path.of("");
  private int households;
  private long emergencies;

  /** A story that is terminated or reset once its row is closed tells no end any more. */
  private long untold;

  private @Nullable Household household;
  private @Nullable Snapshot beginning;

  /** Held up in a release: it arrives in the middle of the next emergency. */
  private @Nullable Disaster overdue;

  private final Instant begun = Instant.now();
  private int courses;
  private int spoilt;
  private boolean fresh;
  private boolean sound;

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
          Household.watched(folder.resolve("household-" + ++households), FaultyApplication.class);
      household.filled().user().setsPreferences(Map.of("max_active_uploads", SEEDS_AT_ONCE));
      beginning = household.snapshot();
      emergencies = 0;
      untold = 0;
      overdue = null;
      fresh = true;
    }
    sound = false;
    if (!fresh) {
      household.supervisor().replaceApplication(household.command());
      fresh = true;
    }
    household.supervisor().awaitApplication();
  }

  @AfterEach
  void leaveIfSpoilt() {
    if (!sound) {
      spoilt++;
      leave();
    }
  }

  @AfterAll
  void leaveAndTell() {
    leave();
    if (ALL) {
      System.out.printf(
          "%d faults at %d points, %d strikes in %d emergencies, %d minutes: %d ended otherwise%n",
          Fault.values().length,
          2 * (Course.FREEZE.size() + Course.RELEASE.size()),
          2 * courses,
          courses,
          Duration.between(begun, Instant.now()).toMinutes(),
          spoilt);
    }
  }

  private void leave() {
    if (household != null) {
      household.close();
      household = null;
    }
  }

  static List<Course> courses() {
    return ALL ? Course.all() : Course.some();
  }

  @Test
  void callsInAFreezeAndInAReleaseWhatIsStruckThere() throws Exception {
    int before = called().size();
    freezes();
    int frozen = called().size();
    releases();

    List<Effect> called = called();
    assertThat(Set.copyOf(called.subList(before, frozen))).isEqualTo(Set.copyOf(Course.FREEZE));
    assertThat(Set.copyOf(called.subList(frozen, called.size())))
        .isEqualTo(Set.copyOf(Course.RELEASE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void endsAsWithoutAFault(Course course) throws Exception {
    courses++;
    Disasters disasters = new Disasters(home());
    if (course.has(Fault.CLIENT_KILLED)) {
      disasters.clientSaves();
    }
    fresh = !course.has(Fault.APPLICATION_KILLED);
    untold += course.releasing().fault().endsTheStory() ? 1 : 0;

    Disaster first = disasters.plan(course.freezing());
    home().ratioFalls();
    first.strikes();
    emergencies++;
    awaitsFrozen(course.freezing().fault() == Fault.CLIENT_KILLED);
    arrivesLate();
    awaitsFrozen(course.freezing().fault() == Fault.CLIENT_KILLED);
    Disaster second = disasters.plan(course.releasing());
    home().ratioRecovers();
    second.strikes();
    home().awaitsReleased(emergencies, atRest());
    first.arrives();
    overdue = second;

    expectAsItWas();
  }

  private void arrivesLate() throws Exception {
    if (overdue != null) {
      overdue.arrives();
    }
  }

  /** A client that was killed may have forgotten tags: they are not set again. */
  private void awaitsFrozen(boolean forgetful) {
    if (forgetful) {
      Household.awaits("it is frozen", () -> home().door().expectPhase(emergencies, "frozen"));
      Household.awaits(
          "what was at rest is frozen",
          () -> atRest().expectFrozenButForTags(home().filled().user()));
    } else {
      home().awaitsFrozen(emergencies, atRest());
    }
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
    expectAsItWas();
  }

  private void expectAsItWas() {
    atRest().expectSame(home().snapshot());
    home().ledger().expectRest();
    home().ledger().expectNothingDoubled(emergencies, untold);
    home().ledger().expectUntouched(TorrentGroup.MAM_SEED_FORCED.prefix());
    sound = true;
  }

  private List<Effect> called() throws IOException {
    return new FaultFolder(home().data()).called();
  }

  private Household home() {
    return Objects.requireNonNull(household);
  }

  private Snapshot atRest() {
    return Objects.requireNonNull(beginning);
  }
}
