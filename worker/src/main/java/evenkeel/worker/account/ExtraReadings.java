package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.RatioPolicy;
import evenkeel.account.Thresholds;
import evenkeel.settings.AccountSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says when the next reading should not be waited for: when clients have moved so much since the
 * last one that it would speak of an emergency. Only a reading can open one; so it is asked for, at
 * most once a minute, and once in five if the one that was asked for does not come; not while the
 * site is to be left alone.
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

  /** Whether one should be taken now. */
  public boolean wanted(AccountSettings account) {
    return readings
        .lastAccepted(account.id())
        .map(ReadingsLedger.Stored::judged)
        .filter(last -> threatened(account, last))
        .isPresent();
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

  /** Whether it may be taken now; true once, whoever asks. */
  public boolean claim(String account) {
    return jdbc.sql(
                """
                insert into extra_readings (account, after)
                select :account, max(id) from readings
                where account = :account and refusal is null
                having not exists (
                  select from site_rests where account = :account and ends_at > now())
                on conflict (account) do update
                  set after = excluded.after, asked_at = excluded.asked_at
                  where not (extra_readings.asked_at
                    between excluded.asked_at
                      - case when extra_readings.after < excluded.after
                          then interval '1 minute' else interval '5 minutes' end
                    and excluded.asked_at)
                """)
            .param("account", account)
            .update()
        == 1;
  }
}
