package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.Secret;
import evenkeel.worker.Database;
import evenkeel.worker.notice.NoticesLedger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account {@code mam} and all that reads it, on a clock of its own. */
final class AccountStage {
  static final AccountSettings SETTINGS =
      new AccountSettings(
          "mam",
          URI.create("http://127.0.0.1:9"),
          new Secret("invented"),
          AccountSettings.Mode.ACT,
          List.of("example.net"),
          new AccountSettings.Levels(
              new BigDecimal("1.00"),
              new BigDecimal("1.20"),
              new BigDecimal("1.05"),
              new BigDecimal("0.02")),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          new AccountSettings.Exclusions(Set.of(), Set.of()),
          new AccountSettings.Seeding(true, true, false),
          Duration.ofHours(12),
          new AccountSettings.Release(Duration.ofMinutes(30), 4));

  final JdbcClient jdbc = Database.fresh().jdbc();
  final ReadingsLedger readings = new ReadingsLedger(jdbc);
  final List<JudgedReading> heard = new ArrayList<>();
  Supplier<Reading> site = () -> Readings.of(2, 1);
  Instant now = Readings.NOON;
  private long nanos;
  final Projections projections =
      new Projections(
          Map.of("mam", SETTINGS), readings, new TrafficView(jdbc, Set.of("home")), () -> now);
  final ExtraReadings extra = new ExtraReadings(jdbc, readings, projections);
  private final NoticesLedger notices = new NoticesLedger(jdbc);
  Freshness freshness = newFreshness();
  final AccountActivitiesImpl activities =
      new AccountActivitiesImpl(
          Map.of("mam", new AccountActivitiesImpl.Account(SETTINGS, () -> site.get())),
          new AccountActivitiesImpl.Parts(readings, projections, notices, freshness),
          List.of(heard::add),
          () -> now);

  /** As a new process would make it. */
  Freshness newFreshness() {
    return new Freshness(
        readings, new MissedLedger(jdbc), notices, new Freshness.Watch(() -> now, () -> nanos));
  }

  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** A reading of now. */
  @Nullable JudgedReading take(String request, long uploaded, long downloaded) {
    return take(request, Readings.at(now, uploaded, downloaded));
  }

  @Nullable JudgedReading take(String request, Reading reading) {
    site = () -> reading;
    return activities.record(request, activities.takeReading("mam"));
  }

  /** What the client was ever seen to move, and what comes down at it. */
  void traffic(long uploaded, long downloaded, long left, long rate) {
    jdbc.sql(
            """
            insert into account_traffic values ('home', 'mam', ?, ?)
            on conflict (client, account) do update
              set uploaded = excluded.uploaded, downloaded = excluded.downloaded
            """)
        .params(uploaded, downloaded)
        .update();
    jdbc.sql(
            """
            insert into client_states (client, seen_at) values ('home', now())
            on conflict (client) do update set seen_at = now()
            """)
        .update();
    jdbc.sql("delete from client_torrents").update();
    jdbc.sql(
            """
            insert into client_torrents
            values ('home', 'mam', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, ?, ?)
            """)
        .params(left, rate)
        .update();
  }

  List<String> notices() {
    return jdbc.sql("select kind || ': ' || text as told from notices order by id")
        .query((row, number) -> row.getString("told"))
        .list();
  }
}
