package evenkeel.worker.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Projection;
import evenkeel.worker.notice.NoticesLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts that the operator released: left alone until that has been outlived. */
public final class QuietLedger {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final QuietNotice notice;

  public QuietLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.notice = new QuietNotice(new NoticesLedger(jdbc));
  }

  /**
   * A quiet as it stands when a reading arrives.
   *
   * @param since when it began
   * @param why in a few words
   * @param old whether whatever was given back has had a day to come down
   * @param settled whether what was given back has had the time to be seen, and to be booked
   * @param released whether the last reading before it spoke, by the books, of an emergency
   * @param left whether the level has left emergency since, or had when it began
   */
  record Quiet(
      Instant since, String why, boolean old, boolean settled, boolean released, boolean left) {

    boolean outlivedBy(JudgedReading judged) {
      if (judged.level() == Level.EMERGENCY) {
        return left && !judged.projected();
      }
      Projection projection = judged.projection();
      if (projection == null || old) {
        return true;
      }
      return judged.atRecovery() ? settled || released : settled && !projection.speaks();
    }
  }

  /** What is given back by each order has to be seen anew. */
  public void begin(String account, String why) {
    jdbc.sql(
            """
            insert into account_quiet (account, since, why) values (:account, now(), :why)
            on conflict (account) do update set since = excluded.since, why = excluded.why
            """)
        .param("account", account)
        .param("why", why)
        .update();
  }

  /**
   * Ends with a reading by which it has been outlived; tells, once, of an emergency for which
   * nothing is stopped.
   *
   * @param announce time within which what moves is announced
   */
  public void hear(JudgedReading judged, Duration announce) {
    Optional<Quiet> quiet = of(judged, announce);
    if (quiet.filter(one -> one.outlivedBy(judged)).isPresent()) {
      end(judged.reading().account());
    } else {
      quiet.ifPresent(one -> notice.tell(one, judged));
    }
  }

  private Optional<Quiet> of(JudgedReading judged, Duration announce) {
    return jdbc.sql(
            """
            select q.since, q.why, q.since <= now() - make_interval(secs => :longest) as old,
              q.since <= now() - make_interval(secs => :announce) as settled,
              coalesce(b.level = 'EMERGENCY' and b.projected is not true, false) as released,
              b.id is null or exists (
                select from readings r
                where r.account = q.account and r.id >= b.id and r.id < :reading
                  and r.level <> 'EMERGENCY') as has_left
            from account_quiet q left join lateral (
              select id, level, projected from readings
              where account = q.account and level is not null and read_at <= q.since
                and id < :reading
              order by id desc limit 1) b on true
            where q.account = :account
            """)
        .param("account", judged.reading().account())
        .param("reading", judged.number())
        .param("longest", LONGEST.toSeconds())
        .param("announce", announce.toSeconds())
        .query((row, number) -> quiet(row))
        .optional();
  }

  private static Quiet quiet(ResultSet row) throws SQLException {
    return new Quiet(
        row.getTimestamp("since").toInstant(),
        row.getString("why"),
        row.getBoolean("old"),
        row.getBoolean("settled"),
        row.getBoolean("released"),
        row.getBoolean("has_left"));
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
