package evenkeel.worker.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.planning.Memory.OfQueue;
import evenkeel.worker.qbittorrent.Preferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of the limits of a queue before they are touched. */
class QueuePlannerTest {
  private static final String MAM = "a.example.net";
  private static final String OTHER = "b.example.net";

  private final List<PlannedTorrent> torrents = new ArrayList<>();
  private OfQueue known = OfQueue.NEW;
  private boolean queueing = true;
  private boolean force;
  private int uploads = 3;
  private int all = 5;

  @Test
  void saysFromWhatToWhatEachLimitIsRaisedForWhom() {
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);

    PlannedQueue planned = planned().orElseThrow();

    assertThat(planned.account()).isEqualTo("mam");
    assertThat(planned.waiting()).isEqualTo(5);
    assertThat(planned.obstacle()).isNull();
    assertThat(planned.raises())
        .extracting(
            one -> one.preference().label(), one -> one.from().most(), one -> one.to().most())
        .containsExactly(tuple("max_active_uploads", 3, 8), tuple("max_active_torrents", 5, 8));
  }

  @Test
  void countsWhatIsStartedAmongThoseThatWaitAndGivesPlacesOfWhatIsStopped() {
    seeds(3, TorrentState.SEEDING, MAM);
    add(4, Act.STOP, TorrentState.DOWNLOADING, false, MAM);
    add(2, Act.START, TorrentState.STOPPED, true, MAM);
    add(7, Act.FORCE, TorrentState.QUEUED, true, MAM);

    PlannedQueue planned = planned().orElseThrow();

    assertThat(planned.waiting()).isEqualTo(2);
    assertThat(raises(planned)).isEqualTo(Map.of("max_active_uploads", "3-5"));
  }

  @Test
  void saysNothingWhereSeedsOnlyTakeFreePlaces() {
    seeds(2, TorrentState.SEEDING, MAM);
    seeds(1, TorrentState.QUEUED, MAM);

    assertThat(planned()).isEmpty();
  }

  @Test
  void saysNothingWhereTheQueueIsOffForcedOrWaitsForOthersAlone() {
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, OTHER);
    assertThat(planned()).as("others").isEmpty();
    seeds(5, TorrentState.QUEUED, MAM);
    assertThat(planned()).isPresent();

    force = true;
    assertThat(planned()).as("forced").isEmpty();
    force = false;
    queueing = false;
    assertThat(planned()).as("off").isEmpty();
  }

  @Test
  void leavesNoLimitAsNoLimit() {
    all = -1;
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);

    assertThat(raises(planned().orElseThrow())).isEqualTo(Map.of("max_active_uploads", "3-8"));
  }

  @Test
  void saysThatDownloadsKeepTheLimitsAsTheyAre() {
    add(6, Act.LEAVE, TorrentState.DOWNLOADING, false, OTHER);
    seeds(5, TorrentState.QUEUED, MAM);

    expect(QueueObstacle.DOWNLOADS);
  }

  @Test
  void saysThatDownloadsKeptThemAWhileAgo() {
    known = new OfQueue(known.numbers(), List.of(), true, Set.of());
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);

    expect(QueueObstacle.DOWNLOADS);
  }

  @Test
  void saysThatAShareLimitKeepsThemAsTheyAre() {
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);
    torrents.add(
        planned(
            Act.LEAVE, torrent(TorrentState.QUEUED, true, OTHER).with(new ShareLimits(2, -1, -1))));

    expect(QueueObstacle.SHARE_LIMIT);
  }

  @Test
  void saysThatTheyAreTheUsersOrWereRefused() {
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);
    known = new OfQueue(known.numbers(), List.of(), false, Set.of("mam"));
    expect(QueueObstacle.GIVEN_UP);

    known =
        new OfQueue(
            known.numbers(),
            List.of(new Kept<>(0, kept(null, new KeptField.Refusal<>(new QueueLimit(8), 1)))),
            false,
            Set.of());
    expect(QueueObstacle.GIVEN_UP);
  }

  @Test
  void saysThatTheyAreKeptForAnotherProfile() {
    seeds(3, TorrentState.SEEDING, MAM);
    seeds(5, TorrentState.QUEUED, MAM);
    known =
        new OfQueue(
            known.numbers(),
            List.of(new Kept<>(0, kept(new QueueLimit(7), null, true))),
            false,
            Set.of());

    expect(QueueObstacle.ANOTHER_PROFILE);
  }

  @Test
  void doublesARaiseThatWasNotEnough() {
    uploads = 7;
    known =
        new OfQueue(
            known.numbers(),
            List.of(new Kept<>(0, kept(new QueueLimit(7), null))),
            false,
            Set.of());
    all = -1;
    seeds(7, TorrentState.SEEDING, OTHER);
    seeds(9, TorrentState.QUEUED, OTHER);
    seeds(1, TorrentState.QUEUED, MAM);

    assertThat(raises(planned().orElseThrow())).isEqualTo(Map.of("max_active_uploads", "7-11"));
  }

  private static KeptField<QueueLimit> kept(
      @Nullable QueueLimit confirmed, KeptField.@Nullable Refusal<QueueLimit> refusal) {
    return kept(confirmed, refusal, false);
  }

  private static KeptField<QueueLimit> kept(
      @Nullable QueueLimit confirmed,
      KeptField.@Nullable Refusal<QueueLimit> refusal,
      boolean parked) {
    return new KeptField<>(
        1,
        new QueueLimit(3),
        List.of(new QueueLimit(7)),
        confirmed,
        1,
        null,
        null,
        parked,
        false,
        refusal,
        null);
  }

  private void expect(QueueObstacle obstacle) {
    PlannedQueue planned = planned().orElseThrow();
    assertThat(planned.obstacle()).isEqualTo(obstacle);
    assertThat(planned.raises()).isEmpty();
    assertThat(planned.waiting()).isEqualTo(5);
  }

  private static Map<String, String> raises(PlannedQueue planned) {
    return planned.raises().stream()
        .collect(
            Collectors.toMap(
                one -> one.preference().label(), one -> one.from().most() + "-" + one.to().most()));
  }

  private Optional<PlannedQueue> planned() {
    Preferences preferences =
        new Preferences(
            ShareLimits.none(), Duration.ofMillis(1500), queueing, false, -1, uploads, all);
    return new QueuePlanner(known, preferences).plan("mam", rule(), torrents);
  }

  private ClaimRule rule() {
    return new EmergencyRule(
        List.of(MAM), Set.of(), Set.of(), new EmergencyRule.Seeding(true, true, force), false);
  }

  private void seeds(int number, TorrentState state, String tracker) {
    add(number, Act.LEAVE, state, true, tracker);
  }

  private void add(int number, Act act, TorrentState state, boolean complete, String tracker) {
    for (int i = 0; i < number; i++) {
      torrents.add(planned(act, torrent(state, complete, tracker)));
    }
  }

  private static PlannedTorrent planned(Act act, Torrent torrent) {
    return new PlannedTorrent(torrent, null, act, Reason.NO_EMERGENCY);
  }

  private Torrent torrent(TorrentState state, boolean complete, String tracker) {
    String hash = "%040x".formatted(torrents.size() + 1);
    return new Torrent(
        hash,
        hash,
        null,
        1,
        "Invented Book",
        state,
        false,
        false,
        complete,
        false,
        "",
        Set.of(),
        Set.of(tracker),
        0,
        Duration.ZERO,
        100,
        complete ? 0 : 50,
        ShareLimits.global());
  }
}
