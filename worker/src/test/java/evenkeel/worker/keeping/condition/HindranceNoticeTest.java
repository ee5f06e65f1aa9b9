package evenkeel.worker.keeping.condition;

import static evenkeel.worker.keeping.look.Invented.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.emergency.EmergencyRule;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps seeds from uploading is told to whoever has seeds there, once. */
class HindranceNoticeTest {
  private static final Throttle FREE = new Throttle(false, false, 0, 0);
  private static final Throttle STRANGLED = new Throttle(true, true, 102_400, 102_000);
  private static final EmergencyRule.Seeding RAISING = new EmergencyRule.Seeding(true, true, false);
  private static final EmergencyRule.Seeding LEAVING =
      new EmergencyRule.Seeding(true, false, false);
  private static final String OURS = "t.example.net";

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final HindranceNotice notice = new HindranceNotice(new NoticesLedger(jdbc), "home");
  private final Holder emergency = opened("emergency/mam", "mam");
  private @Nullable QueueObstacle obstacle;
  private boolean queueing = true;

  @Test
  void saysWhatThrottlesTheClient() {
    tell(rule(RAISING, false), STRANGLED, seeding(OURS));

    assertThat(told())
        .hasSize(3)
        .allMatch(text -> text.startsWith("client home: what keeps complete torrents of mam"))
        .anyMatch(text -> text.contains("the whole session is paused"))
        .anyMatch(text -> text.contains("the alternative speed limits are on"))
        .anyMatch(text -> text.contains("the upload limit of 100 KiB/s is used up"));
  }

  @Test
  void saysNothingWhereNothingThrottles() {
    tell(rule(RAISING, false), FREE, seeding(OURS));

    assertThat(told()).isEmpty();
  }

  @Test
  void saysEachOnceInAnEmergency() {
    tell(rule(LEAVING, false), STRANGLED, waiting());
    tell(rule(LEAVING, false), STRANGLED, waiting(), waiting());

    assertThat(told()).hasSize(4);
  }

  @Test
  void saysNothingToWhoeverHasNoSeedsThere() {
    Torrent masked = torrent(TorrentState.CHECKING, true, true, OURS);
    Torrent download = torrent(TorrentState.DOWNLOADING, false, false, OURS);

    tell(rule(RAISING, false), STRANGLED, masked, download, seeding("other.example"));

    assertThat(told()).isEmpty();
  }

  @Test
  void saysNothingToAnOrder() {
    tell(opened("order/1", null), rule(RAISING, false), STRANGLED, seeding(OURS));

    assertThat(told()).isEmpty();
  }

  @Test
  void saysHowManyWaitInTheQueueWhereNothingIsDoneAboutIt() {
    tell(rule(LEAVING, false), FREE, waiting(), waiting(), seeding(OURS));

    assertThat(told())
        .singleElement()
        .asString()
        .contains("mam from uploading: 2 of them wait in the client's queue. Evenkeel");
  }

  @Test
  void saysWhatWaitsWhereItMayOnlyWatch() {
    tell(rule(RAISING, true), FREE, waiting());

    assertThat(told()).hasSize(1);
  }

  @Test
  void saysNothingOfAQueueThatIsRaisedOrThatHoldsNothingBack() {
    tell(rule(RAISING, false), FREE, waiting());
    tell(rule(LEAVING, false), FREE, seeding(OURS));
    queueing = false;
    tell(rule(LEAVING, false), FREE, waiting());

    assertThat(told()).isEmpty();
  }

  @Test
  void saysWhyAQueueIsNotRaised() {
    for (QueueObstacle each : QueueObstacle.values()) {
      obstacle = each;
      tell(rule(RAISING, false), FREE, waiting());
    }

    assertThat(told()).hasSameSizeAs(QueueObstacle.values());
    for (QueueObstacle each : QueueObstacle.values()) {
      assertThat(told()).anyMatch(text -> text.contains("queue: " + each.words()));
    }
  }

  private void tell(EmergencyRule rule, Throttle throttle, Torrent... torrents) {
    tell(emergency, rule, throttle, torrents);
  }

  private void tell(Holder holder, EmergencyRule rule, Throttle throttle, Torrent... torrents) {
    notice.tell(
        Map.of(holder, rule),
        Stream.of(torrents).map(one -> new Sighting(1, one, null, null)).toList(),
        new Preferences(ShareLimits.none(), Duration.ofSeconds(1), queueing, false, -1, 1, 1),
        throttle,
        asking -> Optional.ofNullable(obstacle));
  }

  private List<String> told() {
    return jdbc.sql("select text from notices where kind = 'HINDERED' and client = 'home'")
        .query((row, number) -> row.getString(1))
        .list();
  }

  private Holder opened(String holder, @Nullable String account) {
    return new HoldersLedger(jdbc)
        .open(holder, new HoldersLedger.Occasion(account, null, null, null))
        .orElseThrow();
  }

  private static EmergencyRule rule(EmergencyRule.Seeding seeding, boolean observing) {
    return new EmergencyRule(List.of("example.net"), Set.of(), Set.of(), seeding, observing);
  }

  private static Torrent seeding(String host) {
    return torrent(TorrentState.SEEDING, true, false, host);
  }

  private static Torrent waiting() {
    return torrent(TorrentState.QUEUED, true, false, OURS);
  }
}
