package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.standalone.Household;
import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account so small that its buffer does not bear all that is held: whatever happens while the
 * rest waits, the same end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingJourneyTest {
  private static final String STORY = WorkflowIds.emergency(Household.ACCOUNT);
  private static final String KEEPER = WorkflowIds.keeper("home");
  private static final long DOWNLOADED = 900L << 20;
  private static final double BARELY_RECOVERED = 1.052;
  private static final double WELL_RECOVERED = 1.5;
  private static final double FALLEN = 0.97;

  private @Nullable EmergencyCourse begun;

  @BeforeAll
  void settleIn(@TempDir Path folder) throws Exception {
    begun = EmergencyCourse.in(folder, EvenkeelApplication.class);
    home().world().member().bytes(DOWNLOADED * 3 / 2, DOWNLOADED);
    Household.awaits(
        "what the site shows now is believed",
        () -> assertThat(lastDownloaded()).isLessThan(2 * DOWNLOADED));
  }

  @AfterAll
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  @Test
  void givesBackWhatTheBufferBearsAndTheRestWhateverBecomesOfTheStories() throws Exception {
    Set<String> waiting = waits();
    assertThat(waiting).isNotEmpty().hasSizeLessThan((int) course().toStop());

    story(STORY).terminate("a person did not know better");
    course().awaitsReadings(2);
    awaitsWaiting(waiting);
    course().temporal().reset(STORY);
    course().awaitsReadings(2);
    awaitsWaiting(waiting);
    story(KEEPER).terminate("a person did not know better");
    Stories.emptyTemporal(home());
    course().awaitsReadings(2);
    awaitsWaiting(waiting);

    ratioIs(WELL_RECOVERED);
    course().awaitsRelease();
  }

  @Test
  void freezesAllOfItAgainWhenItRelapsesAndGivesAllOfItBackByOrder() throws Exception {
    Set<String> waiting = waits();
    long number = home().ledger().emergencies();

    ratioIs(FALLEN);
    home().awaitsFrozen(number + 1, course().atRest());
    assertThat(stoppedTwice()).isNotEmpty().doesNotContainAnyElementsOf(waiting);
    ratioIs(BARELY_RECOVERED);
    awaitsSomethingWaits();
    home().door().post("/api/accounts/" + Household.ACCOUNT + "/hand-back", "{}");

    course().awaitsRelease();
    ratioIs(WELL_RECOVERED);
  }

  @Test
  void givesAllOfItBackWhenTheStoryIsCancelled() throws Exception {
    waits();

    story(STORY).cancel();

    course().awaitsRelease();
    ratioIs(WELL_RECOVERED);
  }

  /** Freezes, and recovers by so little that most of it waits; gives the names of what does. */
  private Set<String> waits() throws Exception {
    ratioIs(FALLEN);
    home().awaitsFrozen(home().ledger().emergencies() + 1, course().atRest());
    ratioIs(BARELY_RECOVERED);
    awaitsSomethingWaits();
    Set<String> waiting = held();
    awaitsWaiting(waiting);
    return waiting;
  }

  private void awaitsSomethingWaits() {
    Household.awaits(
        "it is being given back, and something waits",
        () -> {
          var emergency = home().door().emergency();
          assertThat(emergency.path("phase").asString()).as("%s", emergency).isEqualTo("releasing");
          assertThat(emergency.path("state").asString()).isEqualTo("open");
          assertThat(emergency.path("clients").path(0).path("waiting").asInt()).isPositive();
        });
  }

  /** Exactly these stand held, by the ledger and in the client, and a story knows it. */
  private void awaitsWaiting(Set<String> names) {
    Household.awaits(
        "the same waits",
        () -> {
          assertThat(held()).isEqualTo(names);
          assertThat(shownHeld()).isEqualTo(names);
          assertThat(owedTags()).isZero();
          var story = home().door().emergency().path("story");
          assertThat(story.path("waiting").path("torrents").asInt())
              .as("%s", story)
              .isEqualTo(names.size());
        });
  }

  private long owedTags() {
    return home()
        .ledger()
        .jdbc()
        .sql(
            """
            select count(*) from baselines
            where tagged_at is not null and untagged_at is null and not exists (
              select from claims where baseline_id = baselines.id and ended_at is null)
            """)
        .query(Long.class)
        .single();
  }

  private Set<String> shownHeld() {
    return home().filled().user().torrents().stream()
        .filter(torrent -> torrent.stopped() && torrent.tags().contains("evenkeel-held"))
        .map(Shown::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> held() {
    return names(
        """
        select g.name from claims c join generations g on g.id = c.generation_id
        where c.ended_at is null and c.wanted = 'STOPPED'
        """);
  }

  /**
   * What was given back and stopped once more, by the emergency that is open and the one before.
   */
  private Set<String> stoppedTwice() {
    return names(
        """
        select g.name
        from receipts r join baselines b on b.id = r.baseline_id
        join generations g on g.id = b.generation_id
        where r.set_to = 'STOPPED' and r.confirmed_at is not null and r.planned_at > (
          select opened_at from holders order by id desc offset 1 limit 1)
        group by g.name having count(*) > 1
        """);
  }

  private Set<String> names(String sql) {
    return new TreeSet<>(
        home().ledger().jdbc().sql(sql).query((row, number) -> row.getString("name")).list());
  }

  private long lastDownloaded() {
    return home()
        .ledger()
        .jdbc()
        .sql("select downloaded_bytes from readings where refusal is null order by id desc limit 1")
        .query(Long.class)
        .single();
  }

  /** The site books uploads or downloads, until the member's ratio is this. */
  private void ratioIs(double ratio) {
    var member = home().world().member();
    long uploaded = member.state().uploaded();
    long downloaded = member.state().downloaded();
    member.book(
        Math.max(0, (long) (downloaded * ratio) - uploaded),
        Math.max(0, (long) (uploaded / ratio) - downloaded));
  }

  private WorkflowStub story(String id) {
    return course().temporal().client().newUntypedWorkflowStub(id);
  }

  private Household home() {
    return course().home();
  }

  private EmergencyCourse course() {
    return Objects.requireNonNull(begun);
  }
}
