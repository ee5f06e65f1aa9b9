package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which torrent is which, from look to look. */
class GenerationsLedgerTest {
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);
  private static final String C = "c".repeat(40);

  private final KeptLedgers kept = new KeptLedgers();
  private final GenerationsLedger ledger = kept.ledgers.generations();

  @Test
  void tellsATorrentFromTheSameOneAtAnotherClientAndFromTheSameOneAddedAgain() {
    GenerationsLedger attic = new GenerationsLedger(kept.jdbc, "attic");

    long there = attic.recognise(List.of(running(A)), look(1), Set.of()).getFirst().generation();
    long here = recognised(1, running(A)).generation();
    long again = recognised(2, added(2, running(A))).generation();

    assertThat(List.of(there, here, again)).doesNotHaveDuplicates();
    assertThat(remembered(running(A)).generation()).isEqualTo(here);
    assertThat(remembered(added(2, running(A))).generation()).isEqualTo(again);
    assertThat(new GenerationsLedger(kept.jdbc, "attic").recall(List.of(running(A))))
        .extracting(Sighting::generation)
        .containsExactly(there);
  }

  @Test
  void knowsAHybridWhoseIdChangesWithItsMetadataByEitherInfoHash() {
    long second = recognised(1, hybrid(B, null, B)).generation();
    long first = recognised(1, hybrid(A, A, null)).generation();

    assertThat(recognised(2, hybrid(C, C, B)).generation()).isEqualTo(second);
    assertThat(recognised(2, hybrid(C, A, C)).generation()).isEqualTo(first);
    assertThat(remembered(hybrid(C, C, B)).generation()).isEqualTo(second);
    assertThat(remembered(hybrid(C, A, C)).generation()).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void remembersOfEachWhenItWasFirstSeenUnmaskedAndHowItStoodLast() {
    look(7, running(A), masked(B));
    look(8, stopped(A), running(B));

    List<Sighting> seen = look(9, running(A), running(B));

    assertThat(seen).extracting(Sighting::firstUnmaskedLook).containsExactly(7L, 8L);
    assertThat(seen).extracting(Sighting::lastRun).containsExactly(Run.STOPPED, Run.NORMAL);
    assertThat(remembered(running(A)))
        .matches(one -> one.knownAt(7) && !one.knownAt(6) && one.lastRun() == Run.NORMAL);
    assertThat(remembered(running(B))).matches(one -> one.knownAt(8) && !one.knownAt(7));
  }

  @Test
  void knowsATorrentInTheLookThatFirstSeesItUnmasked() {
    assertThat(recognised(7, masked(A)).knownAt(7)).isFalse();
    assertThat(recognised(8, running(A))).matches(one -> one.knownAt(8) && one.lastRun() == null);
  }

  @Test
  void believesNothingOfWhatAClientShowsThatHasNotSettled() {
    LookMoment loading = new LookMoment(7, 1, Instant.EPOCH, false, Duration.ofSeconds(1));

    ledger.recognise(List.of(stopped(A)), loading, Set.of());

    assertThat(recognised(8, running(A))).matches(one -> !one.knownAt(7) && one.lastRun() == null);
  }

  /** How it stands while it is held is not its user's will. */
  @Test
  void remembersHowATorrentStoodBeforeItWasHeld() {
    long held = recognised(7, running(A)).generation();
    long fresh = recognised(7, masked(B)).generation();

    ledger.recognise(List.of(stopped(A), stopped(B)), look(8), Set.of(held, fresh));

    assertThat(recognised(9, stopped(A)).lastRun()).isEqualTo(Run.NORMAL);
    assertThat(recognised(9, stopped(B)).lastRun())
        .as("nothing else is known")
        .isEqualTo(Run.STOPPED);
  }

  @Test
  void reliesOnNothingThatWasNotCommitted() {
    long lost = recognised(7, running(A)).generation();
    kept.jdbc.sql("delete from generations").update();

    ledger.forget();
    long anew = recognised(8, running(A)).generation();

    assertThat(anew).isNotEqualTo(lost);
    assertThat(remembered(running(A)).generation()).isEqualTo(anew);
  }

  @Test
  void recallsWithoutRememberingAnything() {
    assertThat(ledger.recall(List.of(running(A))))
        .containsExactly(new Sighting(0, running(A), null, null));

    assertThat(kept.jdbc.sql("select count(*) from generations").query(Long.class).single())
        .isZero();
  }

  private Sighting recognised(long look, Torrent torrent) {
    return look(look, torrent).getFirst();
  }

  private List<Sighting> look(long look, Torrent... torrents) {
    return ledger.recognise(List.of(torrents), look(look), Set.of());
  }

  /** What a new process knows of it. */
  private Sighting remembered(Torrent torrent) {
    return new GenerationsLedger(kept.jdbc, KeptLedgers.CLIENT).recall(List.of(torrent)).getFirst();
  }

  private static LookMoment look(long look) {
    return new LookMoment(look, 1, Instant.EPOCH, true, Duration.ofSeconds(1));
  }

  private static Torrent running(String hash) {
    return torrent(new Id(hash, hash, null, 1), TorrentState.DOWNLOADING, false);
  }

  private static Torrent stopped(String hash) {
    return running(hash).in(TorrentState.STOPPED);
  }

  private static Torrent masked(String hash) {
    return torrent(new Id(hash, hash, null, 1), TorrentState.CHECKING, true);
  }

  private static Torrent hybrid(String hash, @Nullable String v1, @Nullable String v2) {
    return torrent(new Id(hash, v1, v2, 1), TorrentState.DOWNLOADING, false);
  }

  private static Torrent added(long when, Torrent torrent) {
    return torrent(
        new Id(torrent.hash(), torrent.infohashV1(), torrent.infohashV2(), when),
        torrent.state(),
        torrent.masked());
  }

  private record Id(String hash, @Nullable String v1, @Nullable String v2, long addedOn) {}

  private static Torrent torrent(Id id, TorrentState state, boolean masked) {
    return new Torrent(
        id.hash,
        id.v1,
        id.v2,
        id.addedOn,
        "Invented Book",
        state,
        masked,
        false,
        false,
        false,
        "",
        Set.of(),
        Set.of("t.example.net"),
        0,
        Duration.ZERO,
        100,
        50,
        ShareLimits.global());
  }
}
