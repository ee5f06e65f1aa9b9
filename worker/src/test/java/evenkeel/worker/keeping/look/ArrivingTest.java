package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each torrent still needs 50 bytes. */
class ArrivingTest {
  private static final Claim ENDED = new Claim(1, Run.STOPPED, false, false, 50);
  private static final ClaimRule RULE =
      new ClaimRule() {
        @Override
        public Coverage coverage(Torrent torrent) {
          return Coverage.COVERED;
        }

        @Override
        public Ground ground(Candidate candidate) {
          return Ground.DOWNLOADS;
        }

        @Override
        public boolean observing() {
          return false;
        }
      };

  @Test
  void countsWhatRunsAndWhatAStateHides() {
    assertThat(bytes(TorrentState.DOWNLOADING, false, null, null)).isEqualTo(50);
    assertThat(bytes(TorrentState.CHECKING, true, null, null)).isEqualTo(50);
    assertThat(bytes(TorrentState.STOPPED, false, null, null)).isZero();
  }

  @Test
  void countsNothingForWhatIsInErrorAndBringsNothing() {
    assertThat(bytes(TorrentState.ERRORED, true, null, null)).isZero();
    assertThat(bytes(TorrentState.ERRORED, true, ENDED, field(List.of()))).isZero();
  }

  @Test
  void countsWhatIsGivenBackUnlessAnotherHolderHoldsIt() {
    assertThat(bytes(TorrentState.STOPPED, false, ENDED, field(List.of()))).isEqualTo(50);
    assertThat(bytes(TorrentState.STOPPED, false, ENDED, field(List.of(Run.STOPPED)))).isZero();
  }

  private static long bytes(
      TorrentState state, boolean masked, @Nullable Claim claim, @Nullable KeptField<Run> field) {
    Sighting sighting = new Sighting(1, torrent(state, masked), 1L, null);
    LookMoment moment = new LookMoment(1, 1, Instant.EPOCH, true, Duration.ofSeconds(1));
    Arriving arriving =
        new Arriving(
            RULE,
            new Ruling.View(
                List.of(sighting),
                moment,
                ShareLimits.none(),
                field == null ? Map.of() : Map.of(1L, field)));
    arriving.add(sighting, claim);
    return arriving.bytes();
  }

  private static KeptField<Run> field(List<Run> wants) {
    return new KeptField<>(
        1, Run.NORMAL, wants, Run.STOPPED, 1, null, null, false, false, null, null);
  }

  private static Torrent torrent(TorrentState state, boolean masked) {
    return new Torrent(
        "b".repeat(40),
        "b".repeat(40),
        null,
        1,
        "Invented Book",
        state,
        masked,
        false,
        false,
        false,
        "",
        Set.of(),
        Set.of("one.example"),
        0,
        Duration.ZERO,
        100,
        50,
        ShareLimits.global());
  }
}
