package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to a holder's row is done to no other. */
class HolderRowsTest {
  private static final String HOLDER = "emergency/mam";
  private static final String ATTIC = "attic";
  private static final String UNSENT = "sent_at = null";

  private final KeptLedgers kept = new KeptLedgers();
  private final HoldersLedger holders = kept.holders;
  private final Receipts receipts = new Receipts(kept.jdbc);
  private final HoldersLedger.Holder row = kept.opened(HOLDER);
  private final HoldersLedger.Holder other = kept.opened("emergency/other");

  @Test
  void numbersTheRowsOfEachHolder() {
    kept.close(row);
    HoldersLedger.Holder next = kept.opened(HOLDER);

    assertThat(List.of(row.number(), next.number(), other.number())).containsExactly(1L, 2L, 1L);
    assertThat(holders.row(HOLDER, 1)).map(HoldersLedger.Holder::id).contains(row.id());
    assertThat(holders.row(HOLDER, 2)).map(HoldersLedger.Holder::id).contains(next.id());
    assertThat(holders.row(other.holder(), 2)).isEmpty();
  }

  @Test
  void findsOpenRowsAloneTheOldestFirst() {
    assertThat(holders.open()).extracting(one -> one.id()).containsExactly(row.id(), other.id());
    kept.close(row);

    assertThat(holders.open()).extracting(one -> one.id()).containsExactly(other.id());
    assertThat(holders.open(HOLDER)).isEmpty();
    assertThat(holders.open(other.holder())).isPresent();
    assertThat(holders.closedWhy(row.id())).contains("released");
    assertThat(holders.closedWhy(other.id())).isEmpty();
  }

  @Test
  void tellsWhoHoldsAnOpenRow() {
    assertThat(holders.hold(row.id(), "moving")).isTrue();
    kept.close(row);

    assertThat(holders.hold(row.id(), "too late")).isFalse();
    assertThat(holders.row(HOLDER, 1)).map(HoldersLedger.Holder::hold).contains("moving");
    assertThat(holders.row(other.holder(), 1).orElseThrow().hold()).isNull();
  }

  @Test
  void tellsNobodyElseEverythingAgain() {
    holders.openingLook(row.id(), KeptLedgers.CLIENT, 1);
    holders.openingLook(other.id(), KeptLedgers.CLIENT, 1);
    kept.jdbc.sql("update holder_clients set told = 'all'").update();

    kept.tellAgain(row);

    assertThat(
            kept.jdbc
                .sql("select holder_id from holder_clients where told is null")
                .query(Long.class)
                .list())
        .containsExactly(row.id());
  }

  @Test
  void waitsForClientsThatHaveSeenTheRowAndAreNotDoneWithIt() {
    holders.openingLook(row.id(), KeptLedgers.CLIENT, 1);
    holders.openingLook(row.id(), ATTIC, 1);
    holders.openingLook(other.id(), "shed", 1);
    settled(ATTIC);

    assertThat(holders.concerned(row.id())).containsExactly(KeptLedgers.CLIENT);
  }

  @Test
  void isNotDoneWithWhatIsOpenOrNotSettledAtThatClient() {
    HoldersLedger.Holder elsewhere = kept.opened("order/1");
    HoldersLedger.Holder done = kept.opened("order/2");
    holders.openingLook(done.id(), KeptLedgers.CLIENT, 1);
    settled(KeptLedgers.CLIENT);
    holders.openingLook(row.id(), KeptLedgers.CLIENT, 1);
    holders.openingLook(elsewhere.id(), ATTIC, 1);
    List.of(row, elsewhere, done).forEach(kept::close);

    assertThat(holders.unsettled(KeptLedgers.CLIENT))
        .extracting(one -> one.id())
        .containsExactly(row.id(), other.id());
    assertThat(holders.unsettled(ATTIC))
        .extracting(one -> one.id())
        .containsExactly(other.id(), elsewhere.id());
  }

  private void settled(String client) {
    kept.jdbc
        .sql("update holder_clients set settled_at = now() where client = :client")
        .param("client", client)
        .update();
  }

  @Test
  void endsItsOwnClaimsAndVoidsWhatWasDecidedForThem() {
    long unsent = decided(row, UNSENT);
    long voided = decided(row, UNSENT + ", voided_at = 'epoch'");
    long others = decided(other, UNSENT);
    decided(row, "sent_at = now()");
    kept.jdbc
        .sql("update claims set ended_at = 'epoch', ended_why = 'ceded' where baseline_id = ?")
        .param(baseline(voided))
        .update();

    assertThat(kept.close(row)).isTrue();

    assertThat(holders.row(other.holder(), 1).orElseThrow().closed()).isFalse();
    assertThat(kept.openClaims(row)).isZero();
    assertThat(kept.openClaims(other)).isOne();
    assertThat(
            kept.jdbc
                .sql("select ended_why from claims where ended_at = 'epoch'")
                .query(String.class)
                .list())
        .containsExactly("ceded");
    assertThat(receipts.where("voided_at > 'epoch'")).containsExactly(unsent);
    assertThat(receipts.where("voided_at is null")).contains(others).hasSize(2);
  }

  /** A stop of a torrent that the holder claims. */
  private long decided(HoldersLedger.Holder holder, String so) {
    long receipt = receipts.with(so, receipts.sent(KeptLedgers.CLIENT));
    kept.jdbc
        .sql(
            """
            insert into claims (holder_id, generation_id, baseline_id, field, wanted, placed_look)
            select :holder, generation_id, id, 'run', 'STOPPED', 1 from baselines where id = :id
            """)
        .param("holder", holder.id())
        .param("id", baseline(receipt))
        .update();
    return receipt;
  }

  private long baseline(long receipt) {
    return receipts.baseline(receipt);
  }

  @Test
  void remembersTheLookInWhichItFirstSawEachClient() {
    assertThat(holders.openingLook(row.id(), KeptLedgers.CLIENT, 5)).isEqualTo(5);
    holders.openingLook(row.id(), ATTIC, 6);
    holders.openingLook(other.id(), KeptLedgers.CLIENT, 7);

    assertThat(holders.openingLook(row.id(), KeptLedgers.CLIENT, 8)).isEqualTo(5);
    assertThat(holders.openedInLook(row.id(), KeptLedgers.CLIENT)).contains(5L);
    assertThat(holders.openedInLook(row.id(), "shed")).isEmpty();
    assertThat(
            kept.jdbc
                .sql("select looked from holder_clients order by holder_id, client")
                .query(Long.class)
                .list())
        .containsExactly(6L, 8L, 7L);
  }
}
