package evenkeel.worker.keeping.condition;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Moved;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrafficLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final long LONG_AGO = NOON.getEpochSecond() - 86_400;

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private TrafficLedger ledger = ledger();
  private Instant now = NOON;

  @Test
  void sumsWhatTorrentsMovedFromLookToLook() {
    look(totals("a", 1_000, 2_000, "mam"), totals("b", 5, 7, "mam"), totals("c", 3, 3, "ham"));
    assertThat(moved("mam")).as("what was moved before anybody looked").isEqualTo(Moved.NONE);

    look(totals("a", 1_010, 2_100, "mam"), totals("c", 4, 5, "ham"));
    look(totals("a", 1_011, 2_100, "mam"), totals("b", 5, 8, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(11, 101));
    assertThat(moved("ham")).isEqualTo(new Moved(1, 2));
  }

  @Test
  void countsATorrentOfTwoAccountsForTheWorseOfEach() {
    look(totals("a", 0, 0, "mam", "ham"));
    look(totals("a", 50, 70, "mam", "ham"));

    assertThat(moved("mam")).isEqualTo(new Moved(0, 70));
    assertThat(moved("ham")).isEqualTo(new Moved(0, 70));
  }

  @Test
  void goesOnWhereAnotherKeeperEnded() {
    look(totals("a", 100, 100, "mam"));
    look(totals("a", 110, 120, "mam"));

    ledger = ledger();
    look(totals("a", 115, 150, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(15, 50));
  }

  @Test
  void countsWhatWasAddedSinceTheLastLookFromItsBeginning() {
    look(totals("a", 0, 0, "mam"));

    look(added("fresh", NOON.getEpochSecond() - 5, 900, "mam"));
    look(added("old", LONG_AGO, 70_000, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(0, 900));
  }

  @Test
  void countsWhatWasAddedWhileNobodyLooked() {
    look(totals("a", 0, 0, "mam"));
    jdbc.sql("insert into client_states (client, seen_at) values ('home', ?::timestamptz)")
        .param(NOON.minus(Duration.ofDays(2)).toString())
        .update();

    ledger = ledger();
    look(added("meanwhile", LONG_AGO, 900, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(0, 900));
  }

  @Test
  void countsNoUploadOfATimeInWhichTheSiteMayHaveBookedIt() {
    look(totals("a", 90, 90, "mam"));
    look(totals("a", 100, 100, "mam"), totals("b", 100, 100, "mam"));
    seen("11 minutes");

    look(totals("a", 900, 400, "mam"));
    assertThat(absences()).containsExactly("11 minutes");
    seen("1 second");
    ledger = ledger();
    look(totals("a", 905, 400, "mam"), totals("b", 700, 100, "mam"));
    look(totals("b", 701, 100, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(16, 310));
  }

  @Test
  void remembersAnAbsenceAfterWhichTorrentsAreLoadedLate() {
    look(totals("a", 100, 100, "mam"));
    seen("12 hours");

    look(new Totals(torrent("a", LONG_AGO, true, "mam"), 0, 0));
    seen("1 second");
    look(totals("a", 900, 400, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(0, 300));
  }

  @Test
  void countsUploadOverAShortAbsence() {
    look(totals("a", 100, 100, "mam"));
    seen("9 minutes");

    look(totals("a", 900, 400, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(800, 300));
    assertThat(absences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 10, 12", "5, 14, 16", "10, 19, 21"})
  void takesNoLookForAnAbsenceThatIsNoLaterThanTheClientsPaceExpects(
      int idle, int looked, int absent) {
    ledger = ledger(Duration.ofMinutes(idle));
    look(totals("a", 100, 100, "mam"));

    seen(looked + " minutes");
    look(totals("a", 900, 400, "mam"));
    assertThat(moved("mam")).isEqualTo(new Moved(800, 300));
    assertThat(absences()).isEmpty();

    seen(absent + " minutes");
    look(totals("a", 950, 450, "mam"));
    assertThat(moved("mam")).isEqualTo(new Moved(800, 350));
    assertThat(absences()).containsExactly(absent + " minutes");
  }

  @Test
  void takesATorrentThatWasAddedAgainForAnother() {
    look(totals("a", 500, 500, "mam"));

    look(added("a", NOON.getEpochSecond(), 800, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(0, 800));
  }

  @Test
  void goesOnFromWhereAClientThatWasKilledHasFallenBackTo() {
    look(totals("a", 500, 500, "mam"));
    look(totals("a", 600, 700, "mam"));

    look(totals("a", 550, 520, "mam"));
    look(totals("a", 560, 530, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(110, 210));
  }

  @Test
  void doesNotBelieveATorrentThatIsStillLoaded() {
    look(totals("a", 500, 500, "mam"));

    look(new Totals(torrent("a", LONG_AGO, true, "mam"), 0, 0));
    look(totals("a", 501, 502, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(1, 2));
  }

  @Test
  void losesNothingThatIsHeardBetweenLooksOrWrittenInVain() {
    look(totals("a", 0, 0, "mam"));

    ledger.heard(looked(totals("a", 10, 20, "mam")));
    ledger.heard(looked(totals("b", 0, 5, "mam")));
    look(totals("c", 0, 0, "mam"));
    assertThat(moved("mam")).isEqualTo(new Moved(10, 20));
    jdbc.sql("delete from account_traffic").update();
    jdbc.sql("update torrent_totals set uploaded = 0, downloaded = 0 where hash = 'a'").update();
    ledger.forget();
    look();

    assertThat(moved("mam")).isEqualTo(new Moved(10, 20));
  }

  @Test
  void countsNothingTwiceThatWasCommittedAfterAll() {
    look(totals("a", 0, 0, "mam"));
    look(totals("a", 10, 20, "mam"));

    ledger.forget();
    look();

    assertThat(moved("mam")).isEqualTo(new Moved(10, 20));
  }

  @Test
  void goesByWhatWasHeardSinceThenWhenItWritesAgain() {
    look(totals("a", 0, 0, "mam"));
    look(totals("a", 10, 20, "mam"));

    ledger.heard(looked(totals("a", 15, 30, "mam")));
    ledger.forget();
    look();

    assertThat(moved("mam")).isEqualTo(new Moved(15, 30));
  }

  @Test
  void writesOnlyEveryNowAndThen() {
    look(totals("a", 0, 0, "mam"));

    now = now.minusSeconds(5);
    look(totals("a", 10, 20, "mam"));
    assertThat(moved("mam")).isEqualTo(Moved.NONE);
    look();

    assertThat(moved("mam")).isEqualTo(new Moved(10, 20));
  }

  @Test
  void keepsOneRowForEachTorrentThatIsThere() {
    look(totals("a", 0, 0, "mam"), totals("b", 0, 0, "mam"));
    look(totals("b", 0, 9, "mam"));
    tidy(false, false, torrent("b", LONG_AGO, false, "mam"));

    assertThat(jdbc.sql("select hash from torrent_totals").query(String.class).list())
        .containsExactly("b");
    assertThat(moved("mam")).as("the sum stays").isEqualTo(new Moved(0, 9));
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void keepsTheTotalsOfTorrentsThatAreNotLoadedYet(boolean restarted, boolean loading) {
    look(totals("a", 0, 0, "mam"));

    tidy(restarted, loading);
    look(totals("a", 10, 20, "mam"));

    assertThat(moved("mam")).isEqualTo(new Moved(10, 20));
  }

  @Test
  void keepsClientsApart() {
    look(totals("a", 100, 100, "mam"));
    look(totals("a", 101, 101, "mam"));
    ledger = ledger("attic", Duration.ofSeconds(30));
    seen("attic", "12 hours");
    look(totals("a", 700, 700, "mam"));
    seen("attic", "1 second");
    look(totals("a", 720, 730, "mam"));
    tidy(false, false);

    ledger = ledger();
    seen("1 second");
    look(totals("a", 111, 111, "mam"));

    assertThat(
            jdbc.sql("select client || ' ' || uploaded || ' ' || downloaded from account_traffic")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("home 11 11", "attic 20 30");
    assertThat(absences()).isEmpty();
  }

  @Test
  void goesByWhenThisClientWasSeen() {
    look(totals("a", 0, 0, "mam"));
    seen("attic", "900 days");

    look(added("old", LONG_AGO, 70_000, "mam"));

    assertThat(moved("mam")).isEqualTo(Moved.NONE);
  }

  private void seen(String ago) {
    seen("home", ago);
  }

  private void seen(String client, String ago) {
    jdbc.sql(
            """
            insert into client_states (client, seen_at) values (?, now() - ?::interval)
            on conflict (client) do update set seen_at = excluded.seen_at
            """)
        .params(client, ago)
        .update();
  }

  /** A look a day later, at which these were there. */
  private void tidy(boolean restarted, boolean loading, Torrent... torrents) {
    now = now.plus(Duration.ofDays(1));
    ledger.seen(
        new Look(restarted, loading, List.of(torrents), Map.of(), List.of(), Duration.ofSeconds(1)),
        now);
  }

  private List<String> absences() {
    return jdbc.sql(
            """
            select extract(minute from unseen_until - unseen_from)::int || ' minutes' as absent
            from account_traffic where unseen_from is not null
            """)
        .query((row, number) -> row.getString("absent"))
        .list();
  }

  private TrafficLedger ledger() {
    return ledger(Duration.ofSeconds(30));
  }

  private TrafficLedger ledger(Duration idle) {
    return ledger("home", idle);
  }

  private TrafficLedger ledger(String client, Duration idle) {
    return new TrafficLedger(
        jdbc, client, idle, new Census(hosts -> hosts, (account, torrent) -> false));
  }

  /** A look ten seconds after the one before, in which these had news to tell. */
  private void look(Totals... totals) {
    now = now.plusSeconds(10);
    Look look = looked(totals);
    ledger.heard(look);
    ledger.seen(look, now);
  }

  private static Look looked(Totals... totals) {
    List<Torrent> torrents = Arrays.stream(totals).map(Totals::torrent).toList();
    return new Look(true, false, torrents, Map.of(), List.of(totals), Duration.ofSeconds(1));
  }

  private static Totals totals(String hash, long uploaded, long downloaded, String... accounts) {
    return new Totals(torrent(hash, LONG_AGO, false, accounts), uploaded, downloaded);
  }

  private static Totals added(String hash, long addedOn, long downloaded, String account) {
    return new Totals(torrent(hash, addedOn, false, account), 3, downloaded);
  }

  private static Torrent torrent(String hash, long addedOn, boolean loading, String... accounts) {
    return new Torrent(
        hash,
        null,
        null,
        addedOn,
        "Invented Book",
        loading ? TorrentState.CHECKING : TorrentState.DOWNLOADING,
        loading,
        loading,
        false,
        false,
        "",
        Set.of(),
        Set.of(accounts),
        0,
        Duration.ZERO,
        100_000,
        1,
        ShareLimits.none());
  }

  private Moved moved(String account) {
    return jdbc.sql("select uploaded, downloaded from account_traffic where account = ?")
        .param(account)
        .query((row, number) -> new Moved(row.getLong(1), row.getLong(2)))
        .optional()
        .orElse(Moved.NONE);
  }
}
