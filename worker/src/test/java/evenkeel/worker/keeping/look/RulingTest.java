package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.ClaimRule.Candidate;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.keeping.PendingWrite;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.look.Ruling.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
  private static final long LOOK = 7;
  private static final Claim STOP = new Claim(1, Run.STOPPED, true, false, 50);
  private static final Claim START = new Claim(1, Run.NORMAL, true, false, 0);
  private static final ShareLimits FREE = ShareLimits.none();
  private static final ShareLimits LIMITED = new ShareLimits(2, -1, -1);

  private final Asked rule = new Asked();
  private ShareLimits limits = FREE;
  private @Nullable KeptField<Run> kept;
  private long opening = LOOK;

  /** Says what it is told to say, and remembers what it was asked. */
  private static final class Asked implements ClaimRule {
    private final List<Candidate> asked = new ArrayList<>();
    private boolean covers = true;
    private Coverage uncovered = Coverage.EXCLUDED_TAG;
    private boolean spares = true;
    private boolean overdue;
    private Ground ground = Ground.DOWNLOADS;

    @Override
    public Coverage coverage(Torrent torrent) {
      return covers ? Coverage.COVERED : uncovered;
    }

    @Override
    public Ground ground(Candidate candidate) {
      asked.add(candidate);
      return ground;
    }

    @Override
    public boolean observing() {
      return false;
    }

    @Override
    public boolean sparesComplete() {
      return spares;
    }

    @Override
    public boolean overdue(Instant at) {
      return overdue && at.equals(Instant.EPOCH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DOWNLOADS, STOP",
    "COULD_SEED, START",
    "COULD_SEED_AHEAD, FORCE",
    "STARTED_BY_USER, USERS_OWN",
    "OBSERVED, OBSERVED",
    "LIMITED, REFUSED",
    "SEEDS_ALREADY, NONE"
  })
  void doesWithWhatWasNeverClaimedAsTheRuleSays(Ground ground, Outcome outcome) {
    rule.ground = ground;

    assertThat(of(download(), null)).isEqualTo(outcome);
  }

  @Test
  void asksNothingOfWhatIsNotCoveredOrWasClaimedBefore() {
    assertThat(of(download(), new Claim(1, Run.STOPPED, false, false, 50))).isEqualTo(Outcome.NONE);
    rule.covers = false;
    assertThat(of(download(), null)).isEqualTo(Outcome.NONE);
    assertThat(rule.asked).isEmpty();
  }

  /** It was excluded for a while, or complete until more of it was selected. */
  @ParameterizedTest
  @CsvSource({"DOWNLOADS, STOP", "COULD_SEED, NONE", "STARTED_BY_USER, USERS_OWN", "LIMITED, NONE"})
  void claimsAgainOnlyToStopItUnlessItsUserStartedIt(Ground ground, Outcome outcome) {
    rule.ground = ground;
    Claim again = new Claim(1, Run.STOPPED, false, true, 50);

    assertThat(of(download(), again)).isEqualTo(outcome);
    rule.covers = false;
    assertThat(of(download(), again)).isEqualTo(Outcome.NONE);
  }

  @Test
  void endsItsClaimOnWhatIsExcludedWhileItIsHeld() {
    assertThat(of(download(), STOP)).isEqualTo(Outcome.NONE);
    assertThat(of(masked(), STOP)).isEqualTo(Outcome.NONE);

    rule.covers = false;

    assertThat(of(download(), STOP)).isEqualTo(Outcome.EXCLUDED);
    assertThat(of(masked(), STOP)).isEqualTo(Outcome.EXCLUDED);
  }

  /** A tool that changes a passkey takes a tracker away before it adds another. */
  @ParameterizedTest
  @CsvSource({
    "EXCLUDED_TAG, EXCLUDED",
    "EXCLUDED_CATEGORY, SEEMS_EXCLUDED",
    "NOT_OF_ACCOUNT, SEEMS_EXCLUDED"
  })
  void endsItsClaimAtOnceOnlyByATagOrBeforeAnythingWasWritten(
      ClaimRule.Coverage uncovered, Outcome touched) {
    rule.covers = false;
    rule.uncovered = uncovered;

    assertThat(of(download(), STOP)).isEqualTo(Outcome.EXCLUDED);
    kept = held().field();
    assertThat(of(download(), STOP)).isEqualTo(touched);
    assertThat(of(masked(), STOP)).isEqualTo(touched);
  }

  @Test
  void startsNoSeedWhoseLimitBecameKnownBeforeItsStartBegan() {
    assertThat(of(seed(), START)).isEqualTo(Outcome.NONE);

    limits = LIMITED;

    assertThat(of(seed(), START)).isEqualTo(Outcome.EXCLUDED);
    assertThat(of(download(), START)).isEqualTo(Outcome.STOP);
    kept = held().field();
    assertThat(of(seed(), START)).isEqualTo(Outcome.NONE);
  }

  /** For a moment only: with a limit it might not be started again. */
  @Test
  void stopsNoSeedForAMomentWhoseLimitBecameKnownBefore() {
    rule.spares = false;
    assertThat(of(seed(), STOP)).isEqualTo(Outcome.NONE);

    limits = LIMITED;

    assertThat(of(seed(), STOP)).isEqualTo(Outcome.LIMITED);
    assertThat(of(seed(), new Claim(1, Run.FORCED, true, false, 0))).isEqualTo(Outcome.EXCLUDED);
    assertThat(of(download(), STOP)).isEqualTo(Outcome.NONE);
    kept = held().field();
    assertThat(of(seed(), STOP)).isEqualTo(Outcome.NONE);
  }

  @Test
  void letsGoWhatTheClientHasNotDoneForTooLong() {
    rule.overdue = true;

    assertThat(of(download(), STOP)).isEqualTo(Outcome.OVERDUE);
    assertThat(of(masked(), STOP)).as("it may hide itself for hours").isEqualTo(Outcome.OVERDUE);
    kept = pending(null, null);
    assertThat(of(download(), STOP)).as("rejected").isEqualTo(Outcome.OVERDUE);
    kept = pending(Run.NORMAL, null);
    assertThat(of(download(), STOP)).as("just given back").isEqualTo(Outcome.OVERDUE);
  }

  /** What is sent may be done at any moment: it is waited for, and then given back. */
  @Test
  void holdsOnWhatIsStoppedOrAboutToBeHoweverLate() {
    rule.overdue = true;

    kept = held().field();
    assertThat(of(stopped(), STOP)).as("stopped").isEqualTo(Outcome.NONE);
    kept = pending(null, new PendingWrite<>(1, Run.STOPPED, Instant.EPOCH, null, 1));
    assertThat(of(download(), STOP)).as("under way").isEqualTo(Outcome.NONE);
    assertThat(of(download(), new Claim(1, Run.STOPPED, false, false, 50)))
        .as("let go before")
        .isEqualTo(Outcome.NONE);
  }

  private static KeptField<Run> pending(
      @Nullable Run confirmed, @Nullable PendingWrite<Run> pending) {
    return new KeptField<>(
        1, Run.NORMAL, List.of(Run.STOPPED), confirmed, 0, null, null, false, false, null, pending);
  }

  @Test
  void letsGoWhatIsCompleteBeforeAnythingWasWritten() {
    limits = LIMITED;

    assertThat(of(seed(), STOP)).isEqualTo(Outcome.FINISHED);
    assertThat(of(download(), STOP)).isEqualTo(Outcome.NONE);
    assertThat(of(seed(), new Claim(1, Run.STOPPED, false, false, 0))).isEqualTo(Outcome.NONE);
  }

  @Test
  void letsRunOnWhatFinishedWhileItWasHeldForItAlone() {
    kept = held().field();

    assertThat(of(seed(), STOP)).isEqualTo(Outcome.FINISHED);
    assertThat(of(download(), STOP)).isEqualTo(Outcome.NONE);
    assertThat(of(seed(), START)).isEqualTo(Outcome.NONE);
  }

  @Test
  void holdsOnWhatFinishedAndMayNotRun() {
    assertThat(finished(held().baseline(Run.STOPPED))).as("stood stopped").isEqualTo(Outcome.NONE);
    assertThat(finished(held().confirmed(Run.NORMAL)))
        .as("not seen stopped")
        .isEqualTo(Outcome.NONE);
    assertThat(finished(held().wants(Run.STOPPED, Run.STOPPED))).as("two").isEqualTo(Outcome.NONE);
    assertThat(finished(held().parked())).as("parked").isEqualTo(Outcome.NONE);
    assertThat(finished(held().guarded())).as("guarded").isEqualTo(Outcome.NONE);
    limits = LIMITED;
    assertThat(finished(held())).as("limited").isEqualTo(Outcome.NONE);
  }

  @Test
  void holdsOnWhatIsCompleteForARuleThatSparesNothing() {
    rule.spares = false;

    assertThat(of(seed(), STOP)).isEqualTo(Outcome.NONE);
    assertThat(finished(held())).isEqualTo(Outcome.NONE);
  }

  private Outcome finished(Field field) {
    kept = field.field();
    return of(seed(), STOP);
  }

  @Test
  void showsTheRuleATorrentAsItIsWhereNothingIsKept() {
    limits = LIMITED;

    ruling().ground(new Sighting(1, download(), LOOK, Run.STOPPED));

    assertThat(rule.asked)
        .containsExactly(
            new Candidate(download(), Run.NORMAL, true, true, Run.STOPPED, LIMITED, Instant.EPOCH));
  }

  /** What other claims make of it is not the user's doing. */
  @Test
  void showsTheRuleATorrentAsItStoodBeforeAnyClaim() {
    kept = held().baseline(Run.FORCED).field();
    opening = LOOK - 1;

    ruling().ground(new Sighting(1, stopped(), LOOK, Run.STOPPED));

    assertThat(rule.asked)
        .containsExactly(
            new Candidate(stopped(), Run.FORCED, false, false, Run.FORCED, FREE, Instant.EPOCH));
  }

  private Outcome of(Torrent torrent, @Nullable Claim claim) {
    return ruling().of(new Sighting(1, torrent, 1L, null), claim);
  }

  private Ruling ruling() {
    LookMoment moment = new LookMoment(LOOK, 1, Instant.EPOCH, true, Duration.ofSeconds(1));
    KeptField<Run> field = kept;
    return new Ruling(
        rule,
        new Ruling.View(List.of(), moment, limits, field == null ? Map.of() : Map.of(1L, field)),
        opening);
  }

  /** Confirmed stopped for one claim alone, with a running baseline. */
  private static Field held() {
    return new Field(Run.NORMAL, List.of(Run.STOPPED), Run.STOPPED, false, false);
  }

  /** A kept field. */
  private record Field(
      Run baseline, List<Run> wants, Run confirmed, boolean isParked, boolean isGuarded) {
    Field baseline(Run value) {
      return new Field(value, wants, confirmed, isParked, isGuarded);
    }

    Field wants(Run... values) {
      return new Field(baseline, List.of(values), confirmed, isParked, isGuarded);
    }

    Field confirmed(Run value) {
      return new Field(baseline, wants, value, isParked, isGuarded);
    }

    Field parked() {
      return new Field(baseline, wants, confirmed, true, isGuarded);
    }

    Field guarded() {
      return new Field(baseline, wants, confirmed, isParked, true);
    }

    KeptField<Run> field() {
      return new KeptField<>(
          1, baseline, wants, confirmed, 1, null, null, isParked, isGuarded, null, null);
    }
  }

  private static Torrent download() {
    return Invented.torrent(TorrentState.DOWNLOADING, false, false, "one.example");
  }

  private static Torrent stopped() {
    return Invented.torrent(TorrentState.STOPPED, false, false, "one.example");
  }

  private static Torrent seed() {
    return Invented.torrent(TorrentState.SEEDING, true, false, "one.example");
  }

  private static Torrent masked() {
    return Invented.torrent(TorrentState.CHECKING, true, true, "one.example");
  }
}
