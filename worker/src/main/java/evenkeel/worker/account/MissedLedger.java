package evenkeel.worker.account;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why readings could not be taken or did not count, and what was told of it. */
public final class MissedLedger {
  private final JdbcClient jdbc;

  public MissedLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes why none could be taken.
   *
   * @param after the last reading that counted; 0 = there is none
   */
  void note(String account, long after, String why) {
    jdbc.sql(
            """
            insert into missed_readings (account, after, why) values (:account, :after, :why)
            on conflict (account) do update
              set after = excluded.after, why = excluded.why, missed_at = excluded.missed_at
            """)
        .param("account", account)
        .param("after", after)
        .param("why", why)
        .update();
  }

  /** Why none has counted since that one: the last refusal, or what was noted. */
  Optional<String> why(String account, long after) {
    return jdbc.sql(
            """
            select refusal as why, 1 as rank, id from readings
            where account = :account and id > :after and refusal is not null
            union all
            select why, 2, 0 from missed_readings where account = :account and after = :after
            order by rank, id desc limit 1
            """)
        .param("account", account)
        .param("after", after)
        .query((row, number) -> row.getString("why"))
        .optional();
  }

  /** Under which key it is told that this reading has become too old. */
  String staleKey(String account, long number) {
    return "stale/" + account + "/" + number;
  }

  /** The key of the last notice that an earlier reading had become too old. */
  Optional<String> toldStale(String account, long number) {
    return jdbc.sql(
            """
            select key from notices where account = :account and kind = 'STALE'
            order by id desc limit 1
            """)
        .param("account", account)
        .query(String.class)
        .optional()
        .filter(key -> !key.equals(staleKey(account, number)));
  }
}
