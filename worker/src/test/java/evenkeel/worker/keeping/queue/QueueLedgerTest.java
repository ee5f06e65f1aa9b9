package evenkeel.worker.keeping.queue;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down of limits, and read again. */
class QueueLedgerTest {
  private static final LookMoment MOMENT =
      new LookMoment(1, 1, Instant.EPOCH, true, Duration.ofSeconds(1));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final HoldersLedger holders = new HoldersLedger(jdbc);
  private final QueueLedger ledger = new QueueLedger(jdbc, "home");
  private final LimitReceipts receipts = new LimitReceipts(jdbc);
  private final long uploads = number(ledger, QueuePreference.MAX_ACTIVE_UPLOADS);
  private final long torrents = number(ledger, QueuePreference.MAX_ACTIVE_TORRENTS);

  @Test
  void numbersEachPreferenceOnceForEachClient() {
    jdbc.sql(
            """
            insert into generations (client, hash, added_on, name)
            values ('home', 'max_active_uploads', 7, 'Invented Book')
            """)
        .update();
    QueueLedger second = new QueueLedger(jdbc, "second");

    assertThat(second.known()).isEmpty();
    assertThat(second.generations()).hasSize(2).doesNotContainKeys(uploads, torrents);
    assertThat(ledger.generations()).isEqualTo(ledger.known()).containsOnlyKeys(uploads, torrents);
  }

  @Test
  void wantsNothingForWhoeverIsClosed() {
    Holder closed = opened("emergency/one");
    holders.close(closed.id(), "released");

    want(closed, uploads, 8);

    assertThat(ledger.claims(closed.id(), Set.of(uploads))).isEmpty();
  }

  @Test
  void wantsAnotherValueInPlaceOfTheFirstUnlessItWasEnded() {
    Holder one = opened("emergency/one");
    Holder other = opened("emergency/other");
    want(one, uploads, 8);
    want(other, uploads, 5);
    endClaimsOf(other);

    want(one, uploads, 9);
    want(other, uploads, 6);

    assertThat(ledger.claims(one.id(), Set.of(uploads))).containsExactly(true);
    assertThat(ledger.claims(one.id(), Set.of(torrents))).isEmpty();
    assertThat(ledger.claims(other.id(), Set.of(uploads))).containsExactly(false);
    assertThat(jdbc.sql("select wanted from claims order by wanted").query(String.class).list())
        .containsExactly("5", "9");
    assertThat(ledger.withoutBaseline(Set.of(uploads)))
        .isEqualTo(Map.of(uploads, List.of(new QueueLimit(9))));
    assertThat(ledger.withoutBaseline(Set.of(torrents))).isEmpty();
  }

  @Test
  void joinsTheBaselineThatIsOpen() {
    Holder one = opened("emergency/one");
    Holder ended = opened("emergency/ended");
    want(one, uploads, 8);
    want(one, torrents, 8);
    want(ended, uploads, 8);
    endClaimsOf(ended);
    send(uploads, null, 3, 8);
    assertThat(ledger.withoutBaseline(Set.of(uploads, torrents))).containsOnlyKeys(torrents);
    assertThat(baselineOf(ended)).isNull();

    Holder second = opened("emergency/second");
    want(second, uploads, 9);
    assertThat(ledger.withoutBaseline(Set.of(uploads))).isEmpty();

    jdbc.sql("update baselines set closed_at = now()").update();
    Holder third = opened("emergency/third");
    want(third, uploads, 4);
    assertThat(ledger.withoutBaseline(Set.of(uploads)))
        .isEqualTo(Map.of(uploads, List.of(new QueueLimit(4))));
  }

  @Test
  void letsWhoeverStillWantsMoreOfThatLimitWantNoMore() {
    Holder one = opened("emergency/one");
    Holder ended = opened("emergency/ended");
    want(one, uploads, 8);
    want(one, torrents, 8);
    want(ended, torrents, 7);
    endClaimsOf(ended);

    assertThat(ledger.wantNoMore(torrents, new QueueLimit(5))).isTrue();
    assertThat(ledger.wantNoMore(torrents, new QueueLimit(5))).isFalse();

    assertThat(ledger.withoutBaseline(Set.of(uploads, torrents)))
        .isEqualTo(
            Map.of(uploads, List.of(new QueueLimit(8)), torrents, List.of(new QueueLimit(5))));
    assertThat(
            jdbc.sql("select count(*) from claims where wanted = '7'").query(Long.class).single())
        .isOne();
  }

  @Test
  void knowsWhatWasWrittenAShortWhileAgo() {
    send(uploads, null, 3, 8);

    assertThat(ledger.writtenWithin(MINUTE, Set.of(uploads, torrents))).isTrue();
    assertThat(ledger.writtenWithin(MINUTE, Set.of(torrents))).isFalse();
    passes("61 seconds");
    assertThat(ledger.writtenWithin(MINUTE, Set.of(uploads))).isFalse();
    assertThat(ledger.writtenWithin(MINUTE.multipliedBy(2), Set.of(uploads))).isTrue();
    jdbc.sql("update baselines set closed_at = now()").update();
    assertThat(ledger.writtenWithin(MINUTE.multipliedBy(2), Set.of(uploads))).isFalse();
  }

  @Test
  void knowsWhetherTheLimitOfAllTorrentsWasTakenBack() {
    send(uploads, send(uploads, null, 3, 8), 8, 3);
    long baseline = send(torrents, null, 5, 9);
    assertThat(ledger.takenBackWithin(MINUTE)).isFalse();

    send(torrents, baseline, 9, 5);

    assertThat(ledger.takenBackWithin(MINUTE)).isTrue();
    assertThat(new QueueLedger(jdbc, "second").takenBackWithin(MINUTE)).isFalse();
    passes("61 seconds");
    assertThat(ledger.takenBackWithin(MINUTE)).isFalse();
    assertThat(ledger.takenBackWithin(MINUTE.multipliedBy(2))).isTrue();
    jdbc.sql("update baselines set closed_at = now()").update();
    assertThat(ledger.takenBackWithin(MINUTE.multipliedBy(2))).isFalse();
  }

  @Test
  void givesAnotherChanceOnceItWasLongAgoAndTellsItOnce() {
    send(uploads, null, 3, 8);
    jdbc.sql("update baselines set refused_run = 4, refused_target = '8'").update();
    assertThat(ledger.giveAnotherChance(MINUTE)).isFalse();
    passes("61 seconds");
    assertThat(new QueueLedger(jdbc, "second").giveAnotherChance(MINUTE)).isFalse();

    assertThat(ledger.giveAnotherChance(MINUTE)).isTrue();

    assertThat(ledger.giveAnotherChance(MINUTE)).isFalse();
    assertThat(jdbc.sql("select refused_run from baselines").query(Long.class).single()).isZero();
  }

  @Test
  void givesNoOtherChanceToWhatWasNotRefusedOrIsNotKept() {
    long baseline = send(uploads, null, 3, 8);
    passes("61 seconds");
    assertThat(ledger.giveAnotherChance(MINUTE)).isFalse();

    jdbc.sql("update baselines set refused_run = 4, closed_at = now() where id = :id")
        .param("id", baseline)
        .update();
    assertThat(ledger.giveAnotherChance(MINUTE)).isFalse();
  }

  private static long number(QueueLedger ledger, QueuePreference preference) {
    return ledger.generations().entrySet().stream()
        .filter(one -> one.getValue() == preference)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private Holder opened(String name) {
    return holders.open(name, new HoldersLedger.Occasion(null, null, null, null)).orElseThrow();
  }

  private void want(Holder holder, long generation, int limit) {
    ledger.want(holder.id(), Map.of(generation, new QueueLimit(limit)), MOMENT);
  }

  private void endClaimsOf(Holder holder) {
    jdbc.sql("update claims set ended_at = now() where holder_id = :holder")
        .param("holder", holder.id())
        .update();
  }

  private @Nullable Long baselineOf(Holder holder) {
    return jdbc.sql("select baseline_id from claims where holder_id = :holder")
        .param("holder", holder.id())
        .query((row, number) -> row.getObject("baseline_id", Long.class))
        .list()
        .getFirst();
  }

  /** Answers the baseline. */
  private long send(long generation, @Nullable Long baseline, int before, int value) {
    List<Long> sent =
        receipts.send(
            List.of(
                new LimitWrite(
                    generation,
                    baseline,
                    ledger.known().getOrDefault(generation, QueuePreference.MAX_ACTIVE_UPLOADS),
                    new QueueLimit(before),
                    new QueueLimit(value))),
            MOMENT,
            1);
    return jdbc.sql("select baseline_id from receipts where id = :id")
        .param("id", sent.getFirst())
        .query(Long.class)
        .single();
  }

  private void passes(String time) {
    jdbc.sql("update receipts set sent_at = sent_at - cast(:time as interval)")
        .param("time", time)
        .update();
  }
}
