package evenkeel.worker.keeping.queue;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When more is wanted of a limit: where slow seeds are not counted it is reached as it seems, and
 * what shows may be older than what was written.
 */
class QueueRaiseTest {
  private static final LookMoment MOMENT =
      new LookMoment(1, 1, Instant.EPOCH, true, Duration.ofSeconds(2));
  private static final ClaimRule RULE =
      new EmergencyRule(
          List.of("a.example.net"),
          Set.of(),
          Set.of(),
          new EmergencyRule.Seeding(true, true, false),
          false);

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final QueueLedger ledger = new QueueLedger(jdbc, "home");
  private final Map<Long, QueuePreference> known = ledger.generations();
  private final Holder holder =
      new HoldersLedger(jdbc)
          .open("emergency/mam", new HoldersLedger.Occasion("mam", null, null, null))
          .orElseThrow();

  @Test
  void asksForMoreOnlyOnceAWriteHasHadItsTimeToShow() {
    long uploads = uploads();
    ledger.want(holder.id(), Map.of(uploads, new QueueLimit(8)), MOMENT);
    new LimitReceipts(jdbc)
        .send(
            List.of(
                new LimitWrite(
                    uploads,
                    null,
                    QueuePreference.MAX_ACTIVE_UPLOADS,
                    new QueueLimit(3),
                    new QueueLimit(8))),
            MOMENT,
            1);
    passes("9 seconds");
    assertThat(raise(uploads)).isFalse();

    passes("2 seconds");

    assertThat(raise(uploads)).isTrue();
    assertThat(jdbc.sql("select wanted from claims").query(String.class).single()).isEqualTo("9");
  }

  private long uploads() {
    return known.entrySet().stream()
        .filter(one -> one.getValue() == QueuePreference.MAX_ACTIVE_UPLOADS)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** One seed waits, while a hundred run. */
  private boolean raise(long uploads) {
    Map<Long, QueueLimit> shown = new HashMap<>();
    known.keySet().forEach(one -> shown.put(one, new QueueLimit(one == uploads ? 8 : -1)));
    List<Kept<QueueLimit>> kept = List.of(new Kept<>(uploads, inForce()));
    Headroom headroom =
        new Headroom(known, shown, kept, new Line(0, 100, 100, Set.of("waits"), false), false);
    return new QueueRaise(ledger, kept, headroom, MOMENT)
        .follow(holder.id(), RULE, List.of(new Sighting(1, waiting(), null, null)));
  }

  private static KeptField<QueueLimit> inForce() {
    return new KeptField<>(
        1,
        new QueueLimit(3),
        List.of(new QueueLimit(8)),
        new QueueLimit(8),
        1,
        null,
        null,
        false,
        false,
        null,
        null);
  }

  private static Torrent waiting() {
    return new Torrent(
        "b".repeat(40),
        "b".repeat(40),
        null,
        1,
        "Invented Book",
        TorrentState.QUEUED,
        false,
        false,
        true,
        false,
        "",
        Set.of(),
        Set.of("a.example.net"),
        0,
        Duration.ZERO,
        100,
        0,
        ShareLimits.global());
  }

  private void passes(String time) {
    jdbc.sql("update receipts set sent_at = sent_at - cast(:time as interval)")
        .param("time", time)
        .update();
  }
}
