package evenkeel.worker.planning;

import static evenkeel.worker.planning.PlannedHome.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.account.Reading;
import evenkeel.simulator.proxy.ProxyRequest;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.simulator.world.TorrentGroup;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.planning.PlannedAccount.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plan and what the keeper then really does. One filled qBittorrent serves all cases, since
 * each gives back what it took.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before all tests, and for each
class PlannerTest {
  private static final Set<String> MAM = Set.of("mam");

  private final OutsideWorld world = OutsideWorld.started();
  private FilledClient filled;
  private PlannedHome home;

  @BeforeAll
  void fill(@TempDir Path folder) {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox at hand");
    filled = FilledClient.started(world, program.get(), folder);
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    home = new PlannedHome(folder, filled);
  }

  @AfterEach
  void end() {
    home.givesBack();
    home.close();
  }

  @AfterAll
  void empty() {
    if (filled != null) {
      filled.close();
    }
    world.close();
  }

  @Test
  void plansExactlyWhatAFreezeThenDoes() {
    Plan blind = home.planner(new NoMemory()).plan(MAM);
    home.round();
    Plan knowing = home.planner(home.ledgers()).plan(MAM);

    home.freezes();

    assertThat(names(blind, Act.STOP)).isEqualTo(home.written("STOPPED")).hasSizeGreaterThan(10);
    assertThat(names(blind, Act.START)).isEqualTo(home.written("NORMAL")).isNotEmpty();
    assertThat(names(knowing, Act.STOP)).isEqualTo(home.written("STOPPED"));
    assertThat(names(knowing, Act.START)).isEqualTo(home.written("NORMAL"));
    assertThat(names(blind, Reason.NO_ACCOUNT)).isEqualTo(ofOtherTracker());
    assertThat(names(blind, Reason.STOPPED_ALREADY))
        .isEqualTo(new TreeSet<>(TorrentGroup.MAM_DOWNLOAD_STOPPED.names()));
  }

  @Test
  void plansOnlyWhatAnOpenEmergencyHasNotDoneYet() {
    home.freezes();
    List<String> added = TorrentGroup.MAM_ADDABLE.names();
    filled.adds(added);
    added.forEach(name ->
        filled
            .user()
            .awaits(
                filled.hash(name),
                shown -> !shown.stopped() && !shown.state().startsWith("checking")));

    Plan plan = home.planner(home.ledgers()).plan(Set.of());
    Set<String> before = home.written("STOPPED");
    home.goesOnUntil(() -> home.written("STOPPED").containsAll(added));

    Set<String> since = home.written("STOPPED");
    since.removeAll(before);
    assertThat(plan.accounts().getFirst().standing()).isEqualTo(Standing.OPEN);
    assertThat(names(plan, Act.STOP)).isEqualTo(since);
    assertThat(names(plan, Act.START)).isEmpty();
    assertThat(names(plan, Act.HOLD)).hasSameSizeAs(held());
    filled.user().deletes(true, added.stream().map(filled::hash).toArray(String[]::new));
  }

  @Test
  void plansNothingWhileTheLastReadingIsNormal() {
    reading(2, 1);

    Plan plan = home.planner(home.ledgers()).plan(Set.of());

    assertThat(plan.accounts().getFirst().standing()).isEqualTo(Standing.CALM);
    assertThat(names(plan, Act.LEAVE)).hasSameSizeAs(filled.user().torrents());
  }

  @Test
  void plansTheEmergencyThatTheLastReadingOpens() {
    reading(97, 100);

    Plan plan = home.planner(home.ledgers()).plan(Set.of());

    assertThat(plan.accounts().getFirst().standing()).isEqualTo(Standing.OPENING);
    assertThat(names(plan, Act.STOP)).isNotEmpty();
  }

  @Test
  void looksOnceChangesNothingAndLogsOut() {
    List<Shown> before = filled.user().torrents();

    home.planner(home.ledgers()).plan(MAM);

    List<ProxyRequest> asked = home.proxy.requests();
    assertThat(asked)
        .filteredOn(request -> request.method().equals("POST"))
        .extracting(ProxyRequest::path)
        .containsExactly("/api/v2/auth/login", "/api/v2/auth/logout");
    assertThat(home.proxy.count("sync/maindata")).isEqualTo(1);
    assertThat(filled.user().torrents())
        .extracting(Shown::name, Shown::stopped)
        .isEqualTo(
            before.stream()
                .map(one -> org.assertj.core.groups.Tuple.tuple(one.name(), one.stopped()))
                .toList());
    assertThat(count("generations") + count("clients")).isZero();
  }

  @Test
  void saysThatAClientIsAway() {
    home.proxy.cutOff();

    Plan plan = home.planner(home.ledgers()).plan(MAM);

    assertThat(plan.complete()).isFalse();
    assertThat(plan.clients().getFirst().trouble()).contains("home");
  }

  private static Set<String> ofOtherTracker() {
    Set<String> names = new TreeSet<>();
    Stream.of(TorrentGroup.values())
        .filter(group -> !group.ofMam())
        .forEach(group -> names.addAll(group.names()));
    return names;
  }

  private List<String> held() {
    return home.database
        .jdbc()
        .sql(
            """
            select g.name from baselines b join generations g on g.id = b.generation_id
            where b.closed_at is null and b.field = 'run' and not g.name like 'mam-addable%'
            """)
        .query((row, number) -> row.getString("name"))
        .list();
  }

  private long count(String table) {
    return home.database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  private void reading(long uploaded, long downloaded) {
    new ReadingsLedger(home.database.jdbc())
        .store(
            "one",
            new Reading(
                "mam", Instant.now(), "42", uploaded, downloaded, null, 0, 0, null, null, null),
            new ReadingsLedger.Finding(evenkeel.account.Level.NORMAL, true, null));
  }
}
