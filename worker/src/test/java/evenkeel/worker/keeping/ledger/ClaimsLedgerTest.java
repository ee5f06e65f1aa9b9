package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that are placed, and rows that are closed, beside a keeper that decides. */
class ClaimsLedgerTest {
  private static final String HASH = "aa";

  private final KeptLedgers kept = new KeptLedgers();
  private final long torrent = kept.seen(HASH);
  private final HoldersLedger.Holder emergency = kept.opened("emergency/mam");
  private final HoldersLedger.Holder order = kept.opened("order");

  @Test
  void sendsWhatWasDecidedWhileNothingChanged() {
    kept.place(emergency, HASH);
    Map<String, Long> planned = planned();

    assertThat(kept.ledgers.receipts().send(planned.values())).isEqualTo(List.of(receipt(planned)));
  }

  @Test
  void voidsAnUnsentDecisionWhenAClaimIsPlaced() {
    kept.place(emergency, HASH);
    Map<String, Long> planned = planned();

    kept.place(order, HASH);

    assertThat(kept.ledgers.receipts().send(planned.values())).isEmpty();
    assertThat(baselines()).isEqualTo(1);
  }

  @Test
  void voidsAnUnsentDecisionWhenItsHolderCloses() {
    kept.place(emergency, HASH);
    Map<String, Long> planned = planned();

    kept.close(emergency);

    assertThat(kept.ledgers.receipts().send(planned.values())).isEmpty();
  }

  @Test
  void leavesADecisionThatWasSentToTheReceipts() {
    kept.place(emergency, HASH);
    Map<String, Long> planned = planned();
    kept.ledgers.receipts().send(planned.values());

    kept.place(order, HASH);
    kept.close(emergency);

    assertThat(voided()).isZero();
  }

  @Test
  void wakesTheKeeperSoThatItsLookIsNotTheLatestAnyMore() {
    long changes = kept.ledgers.looks().changes();
    assertThat(unchangedSince(changes)).isTrue();

    kept.place(order, HASH);
    assertThat(unchangedSince(changes)).isFalse();
    long placed = kept.ledgers.looks().changes();
    kept.close(order);

    assertThat(unchangedSince(placed)).isFalse();
  }

  @Test
  void turnsWhatWasToRunIntoWhatIsToStopAndNeverBack() {
    kept.claims.place(emergency.id(), List.of(torrent), Run.NORMAL, 1);
    kept.claims.note(emergency.id(), List.of(torrent), 2, "observed");
    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.NORMAL, true, false, -1));

    kept.claims.stop(emergency.id(), Map.of(torrent, 7L), 2);
    kept.claims.place(emergency.id(), List.of(torrent), Run.NORMAL, 3);

    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.STOPPED, true, false, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"excluded", "finished"})
  void claimsAgainWhatWasExcludedOrCompleteForAWhile(String why) {
    kept.claims.stop(emergency.id(), Map.of(torrent, 9L), 1);
    kept.claims.end(emergency.id(), List.of(torrent), why);
    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.STOPPED, false, true, 9));

    kept.claims.place(emergency.id(), List.of(torrent), Run.NORMAL, 2);
    kept.claims.note(emergency.id(), List.of(torrent), 2, "observed");
    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.STOPPED, false, true, 9));
    kept.claims.stop(emergency.id(), Map.of(torrent, 7L), 2);

    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.STOPPED, true, false, 7));
  }

  @Test
  void isForItsUserForGoodWhatWasStartedAfterItHadBeenExcluded() {
    kept.claims.stop(emergency.id(), Map.of(torrent, 9L), 1);
    kept.claims.end(emergency.id(), List.of(torrent), "excluded");

    kept.claims.leaveToTheUser(emergency.id(), List.of(torrent), 2);
    kept.claims.stop(emergency.id(), Map.of(torrent, 7L), 3);

    assertThat(claim().open()).isFalse();
    assertThat(claim().again()).isFalse();
  }

  @Test
  void leavesAClaimAsItEnded() {
    kept.claims.place(emergency.id(), List.of(torrent), Run.FORCED, 1);
    kept.claims.end(emergency.id(), List.of(torrent), "ceded");

    kept.claims.stop(emergency.id(), Map.of(torrent, 7L), 2);

    assertThat(claim()).isEqualTo(new ClaimsLedger.Claim(torrent, Run.FORCED, false, false, -1));
  }

  private ClaimsLedger.Claim claim() {
    return Objects.requireNonNull(kept.claims.of(emergency.id()).get(torrent));
  }

  @Test
  void placesNothingForARowThatIsBeingClosed() {
    CompletableFuture<Void> placing =
        kept.together(() -> {
          kept.holders.close(order.id(), "released");
          return kept.blocked(() -> kept.place(order, HASH));
        });

    placing.join();

    assertThat(kept.openClaims(order)).isZero();
  }

  @Test
  void endsWhatIsBeingPlacedWhileItCloses() {
    CompletableFuture<Void> closing =
        kept.together(() -> {
          kept.list(order, HASH);
          return kept.blocked(() -> kept.close(order));
        });

    closing.join();

    assertThat(kept.openClaims(order)).isZero();
    assertThat(kept.holders.closedWhy(order.id())).contains("released");
  }

  @Test
  void letsAKeeperThatHasBegunALookEndItBeforeTheRowCloses() {
    CompletableFuture<Void> closing =
        kept.ledgers.inTenancy(() -> {
          kept.ledgers.looks().begin(false, true, Duration.ofSeconds(1));
          CompletableFuture<Void> beside = kept.blocked(() -> kept.close(order));
          kept.claims.place(order.id(), List.of(torrent), Run.STOPPED, 2);
          return beside;
        });

    closing.join();

    assertThat(kept.openClaims(order)).isZero();
    assertThat(kept.holders.closedWhy(order.id())).contains("released");
  }

  @Test
  void letsAKeeperThatHasBegunALookEndItBeforeAStoryIsToldAgain() {
    kept.ledgers.inTenancy(
        () -> kept.ledgers.holders().openingLook(order.id(), KeptLedgers.CLIENT, 1));

    CompletableFuture<Void> telling =
        kept.ledgers.inTenancy(() -> {
          kept.ledgers.looks().begin(false, true, Duration.ofSeconds(1));
          CompletableFuture<Void> beside = kept.blocked(() -> kept.tellAgain(order));
          kept.ledgers.holders().openingLook(order.id(), KeptLedgers.CLIENT, 2);
          return beside;
        });

    telling.join();
  }

  @Test
  void letsAKeeperThatSendsEndBeforeAClaimIsPlaced() {
    kept.place(emergency, HASH);
    Map<String, Long> planned = planned();
    long changes = kept.ledgers.looks().changes();

    CompletableFuture<Void> placing =
        kept.ledgers.inTenancy(() -> {
          assertThat(unchangedSince(changes)).isTrue();
          CompletableFuture<Void> beside = kept.blocked(() -> kept.place(order, HASH));
          assertThat(kept.ledgers.receipts().send(planned.values())).hasSize(1);
          return beside;
        });
    placing.join();

    assertThat(voided()).isZero();
    assertThat(kept.openClaims(order)).isEqualTo(1);
  }

  @Test
  void endsOneHoldersClaimsOnTheseTorrentsAloneAndOnce() {
    long another = kept.seen("bb");
    kept.place(emergency, HASH);
    kept.place(order, HASH);
    kept.place(order, "bb");

    kept.claims.end(order.id(), List.of(torrent), "excluded");
    kept.claims.end(order.id(), List.of(torrent), "finished");

    assertThat(kept.openClaims(emergency)).isEqualTo(1);
    assertThat(kept.openClaims(order)).isEqualTo(1);
    assertThat(kept.claims.of(order.id()).get(another)).matches(ClaimsLedger.Claim::open);
    assertThat(count("claims where ended_why = 'excluded'")).isEqualTo(1);
  }

  @Test
  void remembersForOneHolderAloneWhatATorrentStillNeeds() {
    long another = kept.seen("bb");
    kept.claims.stop(emergency.id(), Map.of(torrent, 50L), 1);
    kept.claims.stop(order.id(), Map.of(torrent, 50L, another, 60L), 1);

    kept.claims.left(order.id(), Map.of(torrent, 40L));

    assertThat(left(emergency, torrent)).isEqualTo(50);
    assertThat(left(order, torrent)).isEqualTo(40);
    assertThat(left(order, another)).isEqualTo(60);
  }

  private long left(HoldersLedger.Holder holder, long generation) {
    return Objects.requireNonNull(kept.claims.of(holder.id()).get(generation)).left();
  }

  @Test
  void notesForOneHolderAndClientAloneWhatIsToCome() {
    kept.holders.openingLook(emergency.id(), KeptLedgers.CLIENT, 1);
    kept.holders.openingLook(emergency.id(), "attic", 1);
    kept.holders.openingLook(order.id(), KeptLedgers.CLIENT, 1);

    kept.claims.toCome(emergency.id(), KeptLedgers.CLIENT, 50);

    assertThat(count("holder_clients where to_come = 50")).isEqualTo(1);
    assertThat(count("holder_clients where to_come = 0")).isEqualTo(2);
  }

  @Test
  void wantsNoFirstWriteOfWhatHasItsBaselineOrWasRefusedOne() {
    kept.seen("bb");
    long third = kept.seen("cc");
    kept.place(order, HASH);
    planned();
    kept.place(order, "bb");
    kept.place(order, "cc");

    kept.claims.refuse(List.of(torrent, third));

    assertThat(kept.claims.withoutBaseline(KeptLedgers.CLIENT)).hasSize(1);
    assertThat(kept.openClaims(order)).as("what was touched is not let go").isEqualTo(2);
    assertThat(count("claims where ended_why = 'refused'")).isEqualTo(1);
  }

  private Map<String, Long> planned() {
    PlannedWrite stop = new PlannedWrite(torrent, null, HASH, Run.NORMAL, Run.STOPPED);
    return kept.ledgers.inTenancy(
        () -> kept.ledgers.receipts().plan(List.of(stop), KeptLedgers.MOMENT, 1));
  }

  private static long receipt(Map<String, Long> planned) {
    return planned.values().iterator().next();
  }

  private boolean unchangedSince(long changes) {
    return kept.ledgers.looks().unchangedSince(changes);
  }

  private long voided() {
    return count("receipts where voided_at is not null");
  }

  private long baselines() {
    return count("baselines where closed_at is null");
  }

  private long count(String what) {
    return kept.jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }
}
