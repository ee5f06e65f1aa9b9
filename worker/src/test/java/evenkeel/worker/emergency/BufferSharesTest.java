package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has a share in the buffer: at 1000 / 900 and a floor of 1.00 it bears 99 bytes at most. */
class BufferSharesTest {
  private final HeldTorrents held = new HeldTorrents();
  private final Holder row = held.frozen();

  @Test
  void countsWhatRunsAtAClientThatWasAwayBeforeTheRowOpened() {
    long waiting = held.holds(row, "home", 60L);
    held.jdbc.sql("delete from holder_clients where client = 'attic'").update();
    ranAtAttic(60);
    held.read(1_000, 900, Duration.ZERO);

    held.giveBack(row);
    assertThat(held.held(row)).containsExactly(waiting);
    ranAtAttic(1);
    held.giveBack(row);

    assertThat(held.held(row)).isEmpty();
  }

  @Test
  void goesByTheLookForTheRowWhereThereWasOne() {
    held.holds(row, "home", 60L);
    ranAtAttic(90);
    held.comesAt(row, "attic", 1);
    held.read(1_000, 900, Duration.ZERO);

    held.giveBack(row);

    assertThat(held.held(row)).isEmpty();
  }

  @Test
  void spendsNothingOnWhatAnotherHolderStillHolds() {
    long shared = held.holds(row, "home", 50L);
    long alone = held.holds(row, "home", 60L);
    long other = alsoHeld(shared);
    held.read(1_000, 900, Duration.ZERO);

    held.giveBack(row);

    assertThat(held.held(row)).doesNotContain(shared, alone);
    assertThat(
            held.jdbc
                .sql("select coalesce(sum(to_come), 0)::bigint from holder_clients")
                .query(Long.class)
                .single())
        .as("the other one does not come")
        .isEqualTo(60);
    assertThat(stillHolds(other)).isTrue();
  }

  @Test
  void changesNothingOnceTheNewestReadingSpeaksOfAnEmergency() {
    long waiting = held.holds(row, "home", 5L);
    long pending = held.claims(row, "attic", "STOPPED", null, 7L);
    long seed = held.starts(row, "home");
    held.read(1_000, 900, Duration.ofMinutes(1));
    held.read(900, 900, Duration.ZERO);

    GivenBack given = held.giveBack(row);

    assertThat(held.row(row.number()).releasing()).isFalse();
    assertThat(held.held(row)).containsExactlyInAnyOrder(waiting, pending, seed);
    assertThat(given.ours()).isTrue();
    assertThat(given.waiting())
        .isEqualTo(Map.of("home", new Waiting(1, 5), "attic", new Waiting(1, 7)));
  }

  @Test
  void keepsTheMarginOverTheFloor() {
    held.holds(row, "home", 90L);
    held.read(1_000, 900, Duration.ZERO);

    held.releases.giveBack(row, HeldTorrents.withFloor("1.00", "0.02"), "the ratio has recovered");
    assertThat(held.held(row)).hasSize(1);
    held.releases.giveBack(row, HeldTorrents.withFloor("1.00", "0.00"), "the ratio has recovered");

    assertThat(held.held(row)).isEmpty();
  }

  private void ranAtAttic(long left) {
    held.jdbc.sql("delete from client_torrents").update();
    held.jdbc
        .sql(
            """
            insert into client_torrents
            values ('attic', 'mam', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 5, ?)
            """)
        .param(left)
        .update();
  }

  /** An order holds it stopped too. */
  private long alsoHeld(long generation) {
    long other =
        held.jdbc
            .sql("insert into holders (holder, number) values ('order/1', 1) returning id")
            .query(Long.class)
            .single();
    held.jdbc
        .sql(
            """
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look, amount_left)
            select :other, generation_id, baseline_id, field, wanted, 1, amount_left
            from claims where generation_id = :generation and holder_id = :row
            """)
        .param("other", other)
        .param("generation", generation)
        .param("row", row.id())
        .update();
    return other;
  }

  private boolean stillHolds(long other) {
    assertThat(new HoldersLedger(held.jdbc).open("order/1")).isPresent();
    return held.jdbc
        .sql("select exists (select from claims where holder_id = ? and ended_at is null)")
        .param(other)
        .query(Boolean.class)
        .single();
  }
}
