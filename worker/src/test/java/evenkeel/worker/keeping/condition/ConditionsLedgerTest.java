package evenkeel.worker.keeping.condition;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.qbittorrent.Dialect;
import evenkeel.worker.qbittorrent.Handshake;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import evenkeel.worker.qbittorrent.Traffic;
import evenkeel.worker.qbittorrent.WebApiVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConditionsLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Handshake HANDSHAKE =
      new Handshake(
          "v5.1.0",
          WebApiVersion.supported("2.11.4"),
          Dialect.of(WebApiVersion.supported("2.11.4")));

  private static final Throttle FREE = new Throttle(false, false, 0, 0);

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final ConditionsLedger ledger =
      new ConditionsLedger(
          jdbc,
          "home",
          Duration.ofSeconds(30),
          new Census(
              ConditionsLedgerTest::accounts,
              (account, torrent) -> torrent.hash().equals("alone")));

  @Test
  void countsTheTorrentsOfEachAccountByState() {
    look(
        Map.of("a", new Traffic(300, 0), "b", new Traffic(5, 1000), "d", new Traffic(50, 0)),
        torrent("a", TorrentState.SEEDING, true, "mam.example"),
        torrent("b", TorrentState.DOWNLOADING, false, "mam.example", "other.example"),
        torrent("c", TorrentState.STALLED, false, "mam.example"),
        torrent("d", TorrentState.STALLED, true, "nobodys.example"),
        torrent("e", TorrentState.STOPPED, false, "mam.example"),
        torrent("f", TorrentState.ERRORED, false, "mam.example"));

    assertThat(row("mam"))
        .containsEntry("seeding", 1)
        .containsEntry("downloading", 1)
        .containsEntry("stalled", 1)
        .containsEntry("stalled_downloads", 1)
        .containsEntry("active_uploads", 2)
        .containsEntry("active_downloads", 1)
        .containsEntry("upload_rate", 305L)
        .containsEntry("download_rate", 1000L);
    assertThat(left("mam")).as("of those that run").isEqualTo(2);
    assertThat(row("other")).containsEntry("downloading", 1).containsEntry("seeding", 0);
    assertThat(row(""))
        .containsEntry("stalled", 2)
        .containsEntry("stalled_downloads", 1)
        .containsEntry("upload_rate", 355L);
  }

  @Test
  void expectsNothingOfDownloadsThatAreLeftAlone() {
    look(
        Map.of("a", new Traffic(0, 30), "alone", new Traffic(0, 1_000)),
        torrent("a", TorrentState.DOWNLOADING, false, "mam.example"),
        torrent("alone", TorrentState.DOWNLOADING, false, "mam.example"));

    assertThat(row("mam")).containsEntry("downloading", 2).containsEntry("download_rate", 1_030L);
    assertThat(left("mam")).isEqualTo(1);
    assertThat(
            jdbc.sql("select left_rate from client_torrents where account = 'mam'")
                .query(Long.class)
                .single())
        .isEqualTo(30);
  }

  @Test
  void forgetsAnAccountThatHasNoTorrentLeft() {
    look(Map.of(), torrent("a", TorrentState.SEEDING, true, "mam.example"));

    look(Map.of());

    assertThat(jdbc.sql("select account from client_torrents").query(String.class).list())
        .containsExactly("");
  }

  @Test
  void writesAtOnceWhatChangedItsStateButRatesOnlySoOften() {
    Torrent seed = torrent("a", TorrentState.SEEDING, true, "mam.example");
    lookAt(NOON, Map.of("a", new Traffic(1, 0)), seed);

    lookAt(NOON.plusSeconds(9), Map.of("a", new Traffic(2, 0)), seed);
    assertThat(row("mam")).containsEntry("upload_rate", 1L);
    lookAt(NOON.plusSeconds(10), Map.of("a", new Traffic(3, 0)), seed);
    assertThat(row("mam")).containsEntry("upload_rate", 3L);
    Torrent stopped = torrent("a", TorrentState.STOPPED, true, "mam.example");
    lookAt(NOON.plusSeconds(11), Map.of(), stopped);
    assertThat(row("mam")).containsEntry("upload_rate", 0L).containsEntry("stopped", 1);
  }

  @Test
  void tellsTroubleUntilTheNextLookThatSucceeds() {
    ledger.trouble("home at 127.0.0.1:1: nothing answers there");

    assertThat(state())
        .containsEntry("trouble", "home at 127.0.0.1:1: nothing answers there")
        .containsEntry("seen_at", null)
        .containsEntry("reachable_since", null);

    look(Map.of());

    assertThat(state())
        .containsEntry("trouble", null)
        .containsEntry("trouble_since", null)
        .containsEntry("version", "v5.1.0")
        .containsEntry("web_api", "2.11.4");
    assertThat(state().get("seen_at")).isNotNull().isEqualTo(state().get("reachable_since"));
  }

  @Test
  void keepsSinceWhenTheTroubleIsThereAndSinceWhenItWasReached() {
    look(Map.of());
    Object reached = state().get("reachable_since");
    lookAt(NOON.plusSeconds(60), Map.of());
    assertThat(state()).containsEntry("reachable_since", reached);

    ledger.trouble("away");
    Object since = state().get("trouble_since");
    ledger.trouble("wrong password");

    assertThat(state())
        .containsEntry("trouble", "wrong password")
        .containsEntry("trouble_since", since)
        .containsEntry("reachable_since", null);
    assertThat(state().get("seen_at")).as("the last look that succeeded").isNotNull();
  }

  @Test
  void writesAgainWhatWasNotCommitted() {
    look(Map.of());
    jdbc.sql("delete from client_states").update();

    ledger.forget();
    look(Map.of());

    assertThat(state()).containsEntry("version", "v5.1.0");
  }

  @Test
  void goesOnWhenTheClockIsSetBack() {
    lookAt(NOON, Map.of());
    jdbc.sql("delete from client_states").update();

    lookAt(NOON.minusSeconds(3600), Map.of());

    assertThat(state()).containsEntry("version", "v5.1.0");
  }

  @Test
  void knowsNoLimitOfUploadsWithoutAQueue() {
    ledger.seen(looked(Map.of()), HANDSHAKE, preferences(false, 3), FREE, NOON);
    assertThat(state()).containsEntry("max_active_uploads", null);

    ledger.seen(looked(Map.of()), HANDSHAKE, preferences(true, -1), FREE, NOON);
    assertThat(state()).containsEntry("max_active_uploads", null);

    ledger.seen(looked(Map.of()), HANDSHAKE, preferences(true, 3), FREE, NOON);
    assertThat(state()).containsEntry("max_active_uploads", 3);
  }

  @Test
  void showsAtOnceWhatSlowsTheSeeding() {
    look(Map.of());
    ledger.seen(
        looked(Map.of()),
        HANDSHAKE,
        preferences(true, 3),
        new Throttle(true, true, 50_000, 1),
        NOON.plusSeconds(1));

    assertThat(jdbc.sql("select * from client_seeding_view").query().singleRow())
        .containsEntry("queueing", true)
        .containsEntry("max_active_uploads", 3)
        .containsEntry("max_active_torrents", 5)
        .containsEntry("alternative_limits", true)
        .containsEntry("session_paused", true)
        .containsEntry("upload_limit", 50_000L);
  }

  private void look(Map<String, Traffic> traffic, Torrent... torrents) {
    lookAt(NOON, traffic, torrents);
  }

  private void lookAt(Instant at, Map<String, Traffic> traffic, Torrent... torrents) {
    ledger.seen(looked(traffic, torrents), HANDSHAKE, preferences(true, 3), FREE, at);
  }

  private static Look looked(Map<String, Traffic> traffic, Torrent... torrents) {
    return new Look(false, false, List.of(torrents), traffic, List.of(), Duration.ofSeconds(1));
  }

  private static Preferences preferences(boolean queueing, int uploads) {
    return new Preferences(
        ShareLimits.none(), Duration.ofSeconds(1), queueing, false, 3, uploads, 5);
  }

  private static Set<String> accounts(Set<String> hosts) {
    return hosts.stream()
        .filter(host -> !host.startsWith("nobodys"))
        .map(host -> host.replace(".example", ""))
        .collect(Collectors.toSet());
  }

  private static Torrent torrent(
      String hash, TorrentState state, boolean complete, String... trackers) {
    return new Torrent(
        hash,
        null,
        null,
        1,
        "Invented Book",
        state,
        false,
        false,
        complete,
        false,
        "",
        Set.of(),
        Set.of(trackers),
        0,
        Duration.ZERO,
        1,
        complete ? 0 : 1,
        ShareLimits.none());
  }

  private Map<String, @Nullable Object> row(String account) {
    return jdbc.sql("select * from client_torrents_view where client = 'home' and account = ?")
        .param(account)
        .query()
        .singleRow();
  }

  private long left(String account) {
    return jdbc.sql("select left_bytes from client_torrents where account = ?")
        .param(account)
        .query(Long.class)
        .single();
  }

  private Map<String, @Nullable Object> state() {
    return jdbc.sql("select * from clients_view where client = 'home'").query().singleRow();
  }
}
