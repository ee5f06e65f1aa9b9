package evenkeel.worker.planning;

import static evenkeel.worker.keeping.look.Invented.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.FieldPolicy;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.look.Ruling;
import evenkeel.worker.planning.Memory.OfClient;
import evenkeel.worker.planning.Memory.OfHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for one torrent in every situation that a client can show. */
class ClientPlannerTest {
  private static final String MAM = "a.example.net";
  private static final String OTHER = "b.example.net";
  private static final long OPENING = 5;

  private ShareLimits limits = ShareLimits.none();
  private boolean settled = true;
  private @Nullable KeptField<Run> kept;
  private @Nullable Claim claim;
  private KeptField.@Nullable Refusal<Run> refusal;
  private boolean guarded;

  @ParameterizedTest
  @CsvSource({
    "DOWNLOADING, false, STOP, DOWNLOADS",
    "QUEUED, false, STOP, DOWNLOADS",
    "STOPPED, false, LEAVE, STOPPED_ALREADY",
    "STOPPED, true, START, COULD_SEED",
    "SEEDING, true, LEAVE, SEEDS_ALREADY",
  })
  void saysWhatAnEmergencyDoes(TorrentState state, boolean complete, Act act, Reason reason) {
    expect(planned(torrent(state, complete, false, MAM)), act, reason);
  }

  @Test
  void saysNothingOfWhatItCannotSee() {
    expect(planned(torrent(TorrentState.CHECKING, false, true, MAM)), Act.WAIT, Reason.MASKED);
    expect(planned(torrent(TorrentState.ERRORED, false, true, MAM)), Act.WAIT, Reason.BROKEN);
    settled = false;
    expect(planned(torrent(TorrentState.STALLED, false, false, MAM)), Act.WAIT, Reason.LOADING);
  }

  @Test
  void startsNothingThatAShareLimitCouldRemove() {
    limits = new ShareLimits(2, ShareLimits.NONE, ShareLimits.NONE);

    expect(planned(torrent(TorrentState.STOPPED, true, false, MAM)), Act.LEAVE, Reason.SHARE_LIMIT);
  }

  @Test
  void letsTheAccountThatIsInTroubleDecideOnASharedTorrent() {
    PlannedTorrent shared = planned(torrent(TorrentState.STALLED, false, false, MAM, OTHER));

    expect(shared, Act.STOP, Reason.DOWNLOADS);
    assertThat(shared.account()).isEqualTo("mam");
  }

  @Test
  void leavesWhatIsOfAnotherAccountOrOfNone() {
    PlannedTorrent other = planned(torrent(TorrentState.STALLED, false, false, OTHER));

    expect(other, Act.LEAVE, Reason.NO_EMERGENCY);
    assertThat(other.account()).isEqualTo("other");
    expect(
        planned(torrent(TorrentState.STALLED, false, false, "c.example.net")),
        Act.LEAVE,
        Reason.NO_ACCOUNT);
  }

  @Test
  void tellsWhatIsHeldFromWhatRunsAgainstTheHold() {
    claim = new Claim(1, Run.STOPPED, true, false, 1);
    kept = kept(List.of(Run.STOPPED), 3);

    expect(planned(torrent(TorrentState.STOPPED, false, false, MAM)), Act.HOLD, Reason.HELD);
    expect(planned(torrent(TorrentState.ERRORED, true, true, MAM)), Act.WAIT, Reason.BROKEN);
    expect(
        planned(torrent(TorrentState.STALLED, false, false, MAM)),
        Act.LEAVE,
        Reason.CHANGED_BY_USER);
    kept = kept(List.of(Run.STOPPED), 2);
    expect(
        planned(torrent(TorrentState.STALLED, false, false, MAM)),
        Act.STOP,
        Reason.RUNS_AGAINST_THE_HOLD);
  }

  @Test
  void saysWhatIsGivenBack() {
    kept = kept(List.of(), 3);

    expect(
        planned(torrent(TorrentState.STOPPED, false, false, OTHER)), Act.START, Reason.GIVEN_BACK);
    limits = new ShareLimits(0, ShareLimits.NONE, ShareLimits.NONE);
    expect(
        planned(torrent(TorrentState.STOPPED, true, false, OTHER)), Act.LEAVE, Reason.SHARE_LIMIT);
  }

  @Test
  void givesBackWhatIsExcludedOrHasFinishedMeanwhile() {
    claim = new Claim(1, Run.STOPPED, true, false, 1);
    kept = kept(List.of(Run.STOPPED), 3);

    expect(
        planned(torrent(TorrentState.STOPPED, false, false, "c.example.net")),
        Act.START,
        Reason.EXCLUDED_WHILE_HELD);
    expect(
        planned(torrent(TorrentState.STOPPED, true, false, MAM)),
        Act.START,
        Reason.FINISHED_WHILE_HELD);
  }

  @Test
  void saysWhyNothingIsDoneToWhatIsHeld() {
    kept = kept(List.of(Run.STOPPED), 3);
    expect(planned(torrent(TorrentState.CHECKING, false, true, OTHER)), Act.WAIT, Reason.MASKED);

    guarded = true;
    kept = kept(List.of(Run.STOPPED), 3);
    Torrent runs = torrent(TorrentState.STALLED, false, false, OTHER);
    expect(planned(runs), Act.WAIT, Reason.WAITS_FOR_DECISION);

    settled = false;
    expect(planned(runs), Act.WAIT, Reason.LOADING);
  }

  @Test
  void saysThatTheClientRefusedOnlyWhileItShows() {
    refusal = new KeptField.Refusal<>(Run.STOPPED, 3);
    kept = kept(List.of(Run.STOPPED), 2);
    claim = new Claim(1, Run.STOPPED, true, false, 1);

    expect(planned(torrent(TorrentState.STALLED, false, false, MAM)), Act.LEAVE, Reason.REFUSED);
    expect(planned(torrent(TorrentState.STOPPED, false, false, MAM)), Act.HOLD, Reason.HELD);
  }

  private KeptField<Run> kept(List<Run> wants, long confirmedRun) {
    return new KeptField<>(
        9, Run.NORMAL, wants, Run.STOPPED, confirmedRun, null, null, false, guarded, refusal, null);
  }

  private static void expect(PlannedTorrent planned, Act act, Reason reason) {
    assertThat(planned.act()).isEqualTo(act);
    assertThat(planned.reason()).isEqualTo(reason);
  }

  /** In an emergency of mam, in the look in which it opens. */
  private PlannedTorrent planned(Torrent torrent) {
    LookMoment moment = new LookMoment(OPENING, 3, Instant.EPOCH, settled, Duration.ofMillis(1500));
    List<Sighting> sightings = List.of(new Sighting(1, torrent, null, null));
    List<Kept<Run>> fields = kept == null ? List.of() : List.of(new Kept<>(1, kept));
    OfHolder holder =
        new OfHolder(Optional.of(OPENING), claim == null ? Map.of() : Map.of(1L, claim));
    OfClient known =
        new OfClient(moment, sightings, fields, Map.of("mam", holder), Memory.OfQueue.NEW);
    Ruling.View view = new Ruling.View(sightings, moment, limits, fields);
    Map<String, ClaimRule> rules = new LinkedHashMap<>();
    rules.put("other", rule(OTHER));
    rules.put("mam", rule(MAM));
    return new ClientPlanner(known, new FieldPolicy(Duration.ofSeconds(60)), view, rules)
        .claiming("mam", view)
        .plan()
        .getFirst();
  }

  private static ClaimRule rule(String tracker) {
    return new EmergencyRule(
        List.of(tracker),
        Set.of("evenkeel-ignore"),
        Set.of(),
        new EmergencyRule.Seeding(true, false, false),
        false);
  }
}
