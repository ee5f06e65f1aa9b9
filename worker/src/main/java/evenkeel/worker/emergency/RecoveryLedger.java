package evenkeel.worker.emergency;

import evenkeel.emergency.Recovery;
import evenkeel.emergency.RecoveryPolicy;
import evenkeel.settings.AccountSettings;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stored readings and rows say of an emergency's end, by today's settings. */
final class RecoveryLedger {
  /** Many more than lie within half an interval, however often the site is asked. */
  private static final int ENOUGH_READINGS = 200;

  private final JdbcClient jdbc;

  RecoveryLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Recovery of(Holder row, AccountSettings account) {
    return new RecoveryPolicy(account.interval(), account.stale())
        .judge(
            newestReadings(account),
            now(),
            row.openedAt().plus(account.release().frozenAtLeast()).truncatedTo(ChronoUnit.MILLIS),
            asksUntil(row.holder(), account.release().cyclesPerDay()));
  }

  /**
   * Whether readings speak for an open row: one opened it, or spoke of an emergency since. A row
   * that nobody holds is open for nothing else.
   */
  boolean unrecovered(Holder row) {
    return jdbc.sql(
            """
            select h.hold is null or h.opening_reading is not null or exists (
              select from readings r
              where r.account = h.account and r.read_at > h.opened_at and r.level = 'EMERGENCY')
            from holders h where h.id = :row
            """)
        .param("row", row.id())
        .query(Boolean.class)
        .single();
  }

  Instant now() {
    return jdbc.sql("select now() as at")
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .single();
  }

  /** A reading was judged by the settings of its time; what has been raised since holds, too. */
  private List<RecoveryPolicy.Sample> newestReadings(AccountSettings account) {
    return jdbc.sql(
            """
            select read_at,
              at_recovery and uploaded_bytes >= :recovery * downloaded_bytes as at_recovery
            from readings
            where account = :account and refusal is null
            order by id desc limit :enough
            """)
        .param("account", account.id())
        .param("recovery", account.levels().recovery())
        .param("enough", ENOUGH_READINGS)
        .query((row, number) -> sample(row))
        .list();
  }

  private static RecoveryPolicy.Sample sample(ResultSet row) throws SQLException {
    return new RecoveryPolicy.Sample(
        row.getTimestamp("read_at").toInstant(), row.getBoolean("at_recovery"));
  }

  /** While more rows than that were opened by readings within a day: until they are fewer. */
  private Optional<Instant> asksUntil(String holder, int cyclesPerDay) {
    return jdbc.sql(
            """
            select opened_at + interval '24 hours' as until from holders
            where holder = :holder and opening_reading is not null
              and opened_at > now() - interval '24 hours'
            order by opened_at desc offset :cycles limit 1
            """)
        .param("holder", holder)
        .param("cycles", cyclesPerDay)
        .query((row, number) -> row.getTimestamp("until").toInstant())
        .optional();
  }
}
