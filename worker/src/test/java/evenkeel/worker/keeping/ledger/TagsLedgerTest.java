package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which torrents are to carry the tag, and when it counts as gone. */
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

  @Test
  void tagsWhatIsHeldStoppedOnce() {
    long held = held("confirmed = 'STOPPED'");
    held("confirmed = null");
    held("confirmed = null, tagged_at = now()");
    held("confirmed = 'STOPPED', tagged_at = now(), tag_seen_at = now()");
    held("confirmed = 'STOPPED', parked_at = now()");
    letGo("confirmed = 'STOPPED'");
    of("attic", held("confirmed = 'STOPPED'"));

    assertThat(wanted()).containsOnlyKeys(held).containsValue(TagsLedger.Wanted.ADD);
  }

  @Test
  void untagsWhatIsHeldNoMore() {
    long givenBack = letGo("tagged_at = now(), closed_at = now()");
    long goingBack = letGo("tagged_at = now(), tag_seen_at = now(), confirmed = 'STOPPED'");
    long started = wants("NORMAL", "tagged_at = now(), closed_at = now()");
    letGo("tagged_at = now(), closed_at = now(), untagged_at = now()");
    letGo("closed_at = now()");
    letGo("tagged_at = now(), confirmed = 'STOPPED'");
    letGo("tagged_at = now(), tag_seen_at = now(), parked_at = now()");
    of("attic", letGo("tagged_at = now(), closed_at = now()"));

    assertThat(wanted())
        .containsOnlyKeys(givenBack, goingBack, started)
        .containsValue(TagsLedger.Wanted.REMOVE)
        .doesNotContainValue(TagsLedger.Wanted.ADD);
  }

  @Test
  void leavesTheTagOnWhatWasGivenBackAndIsHeldAgain() {
    held("tagged_at = now(), tag_seen_at = now(), closed_at = now()");
    held("tagged_at = now(), confirmed = 'STOPPED', closed_at = now()");

    assertThat(wanted()).isEmpty();
  }

  @Test
  void addsTheTagOfTheLaterHoldEvenIfThatOfAnEarlierOneIsToGo() {
    long generation = letGo("tagged_at = now(), closed_at = now()");
    baseline(generation, "confirmed = 'STOPPED'");
    claims(generation, "STOPPED");

    assertThat(wanted()).containsExactly(Map.entry(generation, TagsLedger.Wanted.ADD));
  }

  /** A limit of the queue is not what holds a torrent. */
  @Test
  void takesNoOtherFieldForAHold() {
    long generation = letGo("tagged_at = now(), closed_at = now()");
    claims(generation, "STOPPED");
    kept.jdbc.sql("update claims set field = 'queue_limit'").update();

    assertThat(wanted()).containsOnlyKeys(generation);
  }

  @Test
  void writesDownATagForTheHoldThatItIsOf() {
    long open = held("confirmed = 'STOPPED'");
    baseline(open, "closed_at = now()");
    long other = held("confirmed = 'STOPPED'");

    tags.tagging(List.of(open));
    assertThat(generationsWhere("tagged_at is not null and closed_at is null"))
        .containsExactly(open);
    assertThat(generationsWhere("tagged_at is not null and closed_at is not null")).isEmpty();
    tags.seen(List.of(open, other));

    assertThat(generationsWhere("tag_seen_at is not null")).containsExactly(open);
    assertThat(wanted()).containsOnlyKeys(other);
  }

  @Test
  void countsATagAsSeenForAnOpenHoldAlone() {
    long givenBack = letGo("tagged_at = now(), closed_at = now()");

    tags.seen(List.of(givenBack));

    assertThat(generationsWhere("tag_seen_at is not null")).isEmpty();
  }

  @Test
  void keepsTheMomentInWhichATagWasGone() {
    long gone =
        letGo("tagged_at = now(), tag_seen_at = now(), closed_at = now(), untagged_at = 'epoch'");
    long never = letGo("tag_seen_at = now(), closed_at = now()");
    long other = letGo("tagged_at = now(), tag_seen_at = now(), closed_at = now()");

    tags.untagged(List.of(gone, never));

    assertThat(generationsWhere("untagged_at = 'epoch'")).containsExactly(gone);
    assertThat(generationsWhere("untagged_at > 'epoch'")).isEmpty();
    assertThat(wanted()).containsOnlyKeys(other);
  }

  private Map<Long, TagsLedger.Wanted> wanted() {
    return tags.wanted(KeptLedgers.CLIENT);
  }

  /** A torrent that somebody wants stopped, and whose baseline stands so. */
  private long held(String so) {
    return wants("STOPPED", so);
  }

  private long wants(String run, String so) {
    long generation = letGo(so);
    claims(generation, run);
    return generation;
  }

  /** A torrent that nobody wants stopped any more. */
  private long letGo(String so) {
    long generation = kept.seen("%040x".formatted(++torrents));
    baseline(generation, so);
    claims(generation, "STOPPED");
    kept.jdbc
        .sql("update claims set ended_at = now() where generation_id = :generation")
        .param("generation", generation)
        .update();
    return generation;
  }

  private void baseline(long generation, String so) {
    kept.jdbc
        .sql(
            """
            insert into baselines (generation_id, field, value, look, closed_at)
            values (:generation, 'run', 'NORMAL', 1, now())
            """)
        .param("generation", generation)
        .update();
    String open = so.contains("closed_at") ? so : so + ", closed_at = null";
    kept.jdbc
        .sql("update baselines set " + open + " where id = (select max(id) from baselines)")
        .update();
  }

  private void claims(long generation, String wanted) {
    kept.jdbc
        .sql(
            """
            insert into claims (holder_id, generation_id, field, wanted, placed_look)
            values (:holder, :generation, 'run', :wanted, 1)
            """)
        .param("holder", kept.opened("order/" + ++torrents).id())
        .param("generation", generation)
        .param("wanted", wanted)
        .update();
  }

  private void of(String client, long generation) {
    kept.jdbc
        .sql("update generations set client = :client where id = :generation")
        .param("client", client)
        .param("generation", generation)
        .update();
  }

  private List<Long> generationsWhere(String what) {
    return kept.jdbc
        .sql("select generation_id from baselines where " + what)
        .query((row, number) -> row.getLong(1))
        .list();
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
