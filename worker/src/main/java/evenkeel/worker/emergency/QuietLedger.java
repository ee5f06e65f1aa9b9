package evenkeel.worker.emergency;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts that the operator released: left alone until their level has once left emergency. */
public final class QuietLedger {
  private final JdbcClient jdbc;

  public QuietLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void begin(String account, String why) {
    jdbc.sql(
            """
            insert into account_quiet (account, since, why) values (:account, now(), :why)
            on conflict (account) do nothing
            """)
        .param("account", account)
        .param("why", why)
        .update();
  }

  public void end(String account) {
    jdbc.sql("delete from account_quiet where account = :account")
        .param("account", account)
        .update();
  }

  public boolean quiet(String account) {
    return jdbc.sql("select exists (select from account_quiet where account = :account)")
        .param("account", account)
        .query(Boolean.class)
        .single();
  }
}
