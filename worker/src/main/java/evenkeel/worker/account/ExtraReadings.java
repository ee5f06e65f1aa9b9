package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.RatioPolicy;
import evenkeel.account.Thresholds;
import evenkeel.settings.AccountSettings;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says when the next reading should not be waited for: when clients have moved so much since the
 * last one that it would speak of an emergency. Only a reading can open one; so it is asked for, at
 * most once a minute and never again before the one that was asked for has come.
 */
public final class ExtraReadings {
  private final JdbcClient jdbc;
  private final ReadingsLedger readings;
  private final Projections projections;

  public ExtraReadings(JdbcClient jdbc, ReadingsLedger readings, Projections projections) {
    this.jdbc = jdbc;
    this.readings = readings;
    this.projections = projections;
  }

  /** Whether one is to be taken now; true once, whoever asks. */
  public boolean due(AccountSettings account) {
    Optional<JudgedReading> last =
        readings.lastAccepted(account.id()).map(ReadingsLedger.Stored::judged);
    return last.isPresent() && threatened(account, last.get()) && claim(account.id());
  }

  /** A level that is bad already needs no other reading. */
  private boolean threatened(AccountSettings account, JudgedReading last) {
    return last.level() != Level.EMERGENCY
        && RatioPolicy.judge(
                last.reading(), projections.since(last.reading()), thresholds(account.levels()))
            .projected();
  }

  static Thresholds thresholds(AccountSettings.Levels levels) {
    return new Thresholds(levels.floor(), levels.warning(), levels.recovery(), levels.margin());
  }

  private boolean claim(String account) {
    return jdbc.sql(
                """
                insert into extra_readings (account, after)
                select :account, max(id) from readings where account = :account
                on conflict (account) do update
                  set after = excluded.after, asked_at = excluded.asked_at
                  where extra_readings.after < excluded.after
                    and not (extra_readings.asked_at
                      between excluded.asked_at - interval '1 minute' and excluded.asked_at)
                """)
            .param("account", account)
            .update()
        == 1;
  }
}
