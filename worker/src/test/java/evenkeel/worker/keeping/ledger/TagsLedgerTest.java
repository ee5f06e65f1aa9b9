package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a tag counts as gone. */
class TagsLedgerTest {
  private final KeptLedgers kept = new KeptLedgers();
  private final TagsLedger tags = kept.ledgers.tags();
  private int torrents;

  @Test
  void awaitsATagThatNoLookHasShownYet() {
    long generation = givenBackRightAfterItWasTagged();

    tags.untagged(List.of(generation));

    assertThat(tags.wanted(KeptLedgers.CLIENT)).containsEntry(generation, TagsLedger.Wanted.REMOVE);
  }

  @Test
  void believesThatATagIsGoneOnceItWasSeenOrIsLongOverdue() {
    long seen = givenBackRightAfterItWasTagged();
    long overdue = givenBackRightAfterItWasTagged();
    set("tag_seen_at = now()", seen);
    set("tagged_at = now() - interval '2 minutes'", overdue);

    tags.untagged(List.of(seen, overdue));

    assertThat(tags.wanted(KeptLedgers.CLIENT)).isEmpty();
  }

  private long givenBackRightAfterItWasTagged() {
    long generation = kept.seen("%02x".formatted(++torrents).repeat(20));
    kept.jdbc
        .sql(
            """
            insert into baselines (generation_id, field, value, look, tagged_at, closed_at)
            values (:generation, 'run', 'NORMAL', 1, now(), now())
            """)
        .param("generation", generation)
        .update();
    return generation;
  }

  private void set(String what, long generation) {
    kept.jdbc
        .sql("update baselines set " + what + " where generation_id = :generation")
        .param("generation", generation)
        .update();
  }
}
