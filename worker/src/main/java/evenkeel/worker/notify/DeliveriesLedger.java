package evenkeel.worker.notify;

import evenkeel.settings.NoticeKind;
import evenkeel.worker.notify.Due.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has arrived where. The ledger of notices is itself the outbox: a notice waits for a target
 * from the moment it is committed until its delivery is written down.
 */
final class DeliveriesLedger {
  private static final String WAITING =
      """
      from notices n
      where n.told_at >= t.since and n.kind in (:kinds)
        and not exists (select from notice_deliveries d
                        where d.notice_id = n.id and d.target = t.target and d.ended_at is not null)
      """;

  private final JdbcClient jdbc;

  DeliveriesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From now on the target is told; what waits for it is tried at once. */
  void register(String target) {
    jdbc.sql(
            """
            insert into notice_targets (target) values (:target)
            on conflict (target) do update set due_at = now(), failures = 0
            """)
        .param("target", target)
        .update();
  }

  /**
   * The oldest notice that waits for the target, for this caller alone.
   *
   * @param alone how long; then another may send it too
   */
  Optional<Due> take(String target, Collection<NoticeKind> kinds, Duration alone) {
    var names = kinds.stream().map(Enum::name).toList();
    boolean mine =
        jdbc.sql(
                    """
                    update notice_targets t set busy_until = now() + :alone * interval '1 second'
                    where target = :target and busy_until <= now() and due_at <= now()
                      and exists (select
                    """
                        + WAITING
                        + ")")
                .param("target", target)
                .param("alone", alone.toSeconds())
                .param("kinds", names)
                .update()
            == 1;
    return mine ? oldest(target, names) : Optional.empty();
  }

  private Optional<Due> oldest(String target, Collection<String> kinds) {
    return jdbc.sql(
            """
            select n.*, extract(epoch from now() - n.told_at) as age,
                   coalesce((select attempts from notice_deliveries d
                             where d.notice_id = n.id and d.target = t.target), 0) as attempts
            from notice_targets t, lateral (select n.*
            """
                + WAITING
                + ") n where t.target = :target order by n.id limit 1")
        .param("target", target)
        .param("kinds", kinds)
        .query(DeliveriesLedger::due)
        .optional();
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    Content content =
        new Content(
            row.getString("key"),
            NoticeKind.valueOf(row.getString("kind")),
            row.getString("account"),
            row.getString("client"),
            row.getString("text"),
            row.getObject("told_at", OffsetDateTime.class).toInstant());
    Duration age = Duration.ofSeconds(row.getLong("age"));
    return new Due(row.getLong("id"), content, age, row.getInt("attempts"));
  }

  void delivered(String target, Due due) {
    end(target, due, null);
  }

  /** It is not sent again. */
  void givenUp(String target, Due due, String why) {
    end(target, due, why);
  }

  /** Whatever is older than an hour before an ended notice has been dealt with. */
  private void end(String target, Due due, @Nullable String givenUp) {
    jdbc.sql(
            """
            with ended as (
              insert into notice_deliveries (notice_id, target, attempts, ended_at, given_up)
              values (:notice, :target, 1, now(), :given_up)
              on conflict (notice_id, target) do update
                set attempts = notice_deliveries.attempts + 1, ended_at = now(), given_up = :given_up)
            update notice_targets
            set busy_until = '-infinity', due_at = now(), failures = 0, trouble = :given_up,
                since = greatest(since, (select told_at from notices where id = :notice)
                                        - interval '1 hour')
            where target = :target
            """)
        .param("notice", due.notice())
        .param("target", target)
        .param("given_up", givenUp)
        .update();
  }

  /**
   * It waits, and with it all that comes after it: twice as long after each failure, up to a
   * quarter of an hour.
   *
   * @param pause at least so long
   */
  void failed(String target, Due due, String trouble, Duration pause) {
    jdbc.sql(
            """
            with tried as (
              insert into notice_deliveries (notice_id, target, attempts)
              values (:notice, :target, 1)
              on conflict (notice_id, target) do update
                set attempts = notice_deliveries.attempts + 1)
            update notice_targets
            set busy_until = '-infinity', failures = failures + 1, trouble = :trouble,
                due_at = now() + greatest(:pause * interval '1 second',
                                          least(power(2, least(failures, 10)) * interval '5 seconds',
                                                interval '15 minutes'))
            where target = :target
            """)
        .param("notice", due.notice())
        .param("target", target)
        .param("trouble", trouble)
        .param("pause", pause.toSeconds())
        .update();
  }
}
