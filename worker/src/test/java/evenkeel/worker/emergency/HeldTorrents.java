package evenkeel.worker.emergency;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.emergency.workflow.Opened;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.TrafficView;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Account {@code mam}, its readings, and what is held for it at two clients, as the ledgers know.
 */
public final class HeldTorrents {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  final Database database = Database.fresh();
  final JdbcClient jdbc = database.jdbc();
  final AccountSettings account = account();
  final EmergencyRows rows;
  final Releases releases;
  final RecoveryLedger recoveries = new RecoveryLedger(jdbc);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  private final Settings settings =
      new Settings(
          List.of(account),
          List.of(client("home"), client("attic")),
          new KeepingSettings(MINUTE, MINUTE, MINUTE));
  private final Buffers buffers;
  private int count;

  HeldTorrents() {
    ReadingsLedger readings = new ReadingsLedger(jdbc);
    buffers = new Buffers(readings, projections(readings));
    rows = new EmergencyRows(jdbc, settings, transactions);
    releases = new Releases(jdbc, rows, buffers, transactions);
    jdbc.sql("insert into clients (client) values ('home'), ('attic')").update();
  }

  /** What a story asks; it is told this forecast. */
  EmergencyActivitiesImpl hands(Forecast forecast) {
    return new EmergencyActivitiesImpl(
        jdbc, transactions, settings, buffers, account -> Optional.of(forecast));
  }

  private Projections projections(ReadingsLedger readings) {
    return new Projections(
        Map.of("mam", account),
        readings,
        new TrafficView(jdbc, Set.of("home", "attic")),
        InstantSource.system());
  }

  /** Its settings: a floor of 1.00 without a margin, the usual times. */
  public static AccountSettings account() {
    return withFloor("1.00");
  }

  static AccountSettings withFloor(String floor) {
    return withFloor(floor, "0.00");
  }

  static AccountSettings withFloor(String floor, String margin) {
    return at(floor, "1.05", margin);
  }

  static AccountSettings withRecovery(String recovery) {
    return at("1.00", recovery, "0.00");
  }

  private static AccountSettings at(String floor, String recovery, String margin) {
    return new AccountSettings(
        "mam",
        URI.create("http://127.0.0.1:9"),
        new Secret("invented"),
        AccountSettings.Mode.ACT,
        List.of("example.net"),
        new AccountSettings.Levels(
            new BigDecimal(floor),
            new BigDecimal("1.20"),
            new BigDecimal(recovery),
            new BigDecimal(margin)),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        MINUTE,
        Duration.ofHours(1),
        new AccountSettings.Exclusions(Set.of(), Set.of()),
        new AccountSettings.Seeding(true, true, false),
        MINUTE,
        new AccountSettings.Release(Duration.ofMinutes(30), 4));
  }

  public static ClientSettings client(String id) {
    return new ClientSettings(
        id,
        URI.create("http://127.0.0.1:9"),
        new ClientLogin.Password("me", new Secret("invented")),
        MINUTE,
        new ClientSettings.Pace(MINUTE, MINUTE, 1, 1));
  }

  /** A reading taken so long ago, judged by its ratio. */
  JudgedReading read(long uploaded, long downloaded, Duration ago) {
    count++;
    Level level = uploaded <= downloaded ? Level.EMERGENCY : Level.WARNING;
    boolean recovered = uploaded * 100 >= downloaded * 105;
    Reading reading =
        new Reading(
            "mam",
            Instant.now().minus(ago),
            "1",
            uploaded,
            downloaded,
            null,
            0,
            0,
            null,
            null,
            null);
    return Objects.requireNonNull(
        new ReadingsLedger(jdbc)
            .store("run-" + count, reading, new ReadingsLedger.Finding(level, recovered, null))
            .judged());
  }

  /** The row that a bad reading opens, seen by both clients. */
  Holder frozen() {
    Opened opened = rows.open(Opening.by(read(98, 100, Duration.ofHours(1))), "reading");
    Holder row = row(Objects.requireNonNull(opened.row()).number());
    seenBy(row, "home");
    seenBy(row, "attic");
    return row;
  }

  Holder row(long number) {
    return rows.row("mam", number).orElseThrow();
  }

  void seenBy(Holder row, String client) {
    jdbc.sql(
            """
            insert into holder_clients (holder_id, client, opening_look, looked)
            values (:row, :client, 1, 1)
            """)
        .param("row", row.id())
        .param("client", client)
        .update();
  }

  /** It has given all back and told so. */
  void settles(Holder row, String client) {
    jdbc.sql(
            "update holder_clients set settled_at = now() where holder_id = :row and client = :client")
        .param("row", row.id())
        .param("client", client)
        .update();
  }

  /** What runs, or comes back, by the client's last look. */
  void comesAt(Holder row, String client, long bytes) {
    jdbc.sql(
            "update holder_clients set to_come = :bytes where holder_id = :row and client = :client")
        .param("bytes", bytes)
        .param("row", row.id())
        .param("client", client)
        .update();
  }

  /** A download that is held stopped, and still needs so many bytes; null = unknown. */
  long holds(Holder row, String client, @Nullable Long left) {
    return claims(row, client, "STOPPED", "STOPPED", left);
  }

  /** Its claims have ended for that reason. */
  void ends(long generation, String why) {
    jdbc.sql(
            """
            update claims set ended_at = now(), ended_why = :why
            where generation_id = :generation
            """)
        .param("why", why)
        .param("generation", generation)
        .update();
  }

  /** Why claims of a row have ended. */
  List<String> ended(Holder row) {
    return jdbc.sql("select ended_why from claims where holder_id = :row and ended_at is not null")
        .param("row", row.id())
        .query((found, number) -> found.getString("ended_why"))
        .list();
  }

  /** A seed that was started. */
  long starts(Holder row, String client) {
    return claims(row, client, "NORMAL", "NORMAL", 0L);
  }

  /** A claim, and what was confirmed of it; null = nothing yet. */
  long claims(
      Holder row, String client, String wanted, @Nullable String confirmed, @Nullable Long left) {
    count++;
    return jdbc.sql(
            """
            with g as (
              insert into generations (client, hash, added_on, name)
              values (:client, :hash, 1, 'Invented Book') returning id),
            b as (
              insert into baselines (generation_id, field, value, look, confirmed)
              select id, 'run', case :wanted when 'STOPPED' then 'NORMAL' else 'STOPPED' end, 1,
                :confirmed::text
              from g returning id, generation_id)
            insert into claims
              (holder_id, generation_id, baseline_id, field, wanted, placed_look, amount_left)
            select :row, generation_id, id, 'run', :wanted, 1, :left::bigint from b
            returning generation_id
            """)
        .param("client", client)
        .param("hash", "hash-" + count)
        .param("wanted", wanted)
        .param("confirmed", confirmed)
        .param("row", row.id())
        .param("left", left)
        .query(Long.class)
        .single();
  }

  GivenBack giveBack(Holder row) {
    return releases.giveBack(row, account, "the ratio has recovered");
  }

  /** Generations that the row holds on. */
  List<Long> held(Holder row) {
    return jdbc.sql(
            """
            select generation_id from claims where holder_id = :row and ended_at is null
            order by generation_id
            """)
        .param("row", row.id())
        .query((found, number) -> found.getLong("generation_id"))
        .list();
  }

  long changes() {
    return jdbc.sql("select min(changes) from clients").query(Long.class).single();
  }
}
