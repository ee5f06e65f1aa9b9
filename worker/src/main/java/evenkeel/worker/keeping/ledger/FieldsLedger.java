package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.KeptField;
import evenkeel.keeping.PendingWrite;
import evenkeel.torrent.Keepable;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the fields of a client that have an open baseline, with all that is on them. */
public final class FieldsLedger {
  /** Whether a torrent runs. */
  static final String RUN = "run";

  /** A limit of the client's queue; its preference stands for it as a torrent's generation does. */
  public static final String QUEUE_LIMIT = "queue_limit";

  private static final String OPEN =
      """
      select b.id, b.generation_id, b.value, b.confirmed, b.confirmed_run, b.diverged_look,
        b.absent_look, b.parked_at, b.guarded_at, b.refused_run, b.refused_target,
        pending.id as receipt, pending.set_to, pending.sent_at, pending.fenced_at,
        (select array_agg(c.wanted) from claims c
         where c.generation_id = b.generation_id and c.field = b.field
           and c.ended_at is null) as wants,
        case when pending.id is null then 0 else
          (select count(*) from receipts r
           where r.baseline_id = b.id and r.sent_at is not null
             and case when b.field = :steps
               then sign(r.set_to::bigint - r.before::bigint)
                 = sign(pending.set_to::bigint - pending.before::bigint)
               else r.set_to = pending.set_to end
             and r.fenced_at is null and r.refused_why = :unseen) end as failed
      from baselines b
      join generations g on g.id = b.generation_id
      left join lateral (
        select r.* from receipts r
        where r.baseline_id = b.id and r.sent_at is not null and r.voided_at is null
          and r.confirmed_at is null and r.refused_at is null
        order by r.id desc limit 1) pending on true
      where g.client = :client and b.field = :field and b.closed_at is null
      order by b.id
      """;

  private final JdbcClient jdbc;

  FieldsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The fields {@code run}. */
  public List<Kept<Run>> open(String client) {
    return open(client, RUN, Run::valueOf);
  }

  /** The limits of the queue. */
  public List<Kept<QueueLimit>> limits(String client) {
    return open(client, QUEUE_LIMIT, QueueLimit::named);
  }

  private <V extends Keepable<V>> List<Kept<V>> open(
      String client, String field, Function<String, V> value) {
    return jdbc.sql(OPEN)
        .param("client", client)
        .param("field", field)
        .param("steps", QUEUE_LIMIT)
        .param("unseen", VerdictsLedger.UNSEEN)
        .query((row, number) ->
            new Kept<>(row.getLong("generation_id"), new Fields<>(value).field(row)))
        .list();
  }

  /** Reads the values of one kind of field. */
  private record Fields<V extends Keepable<V>>(Function<String, V> value) {
    KeptField<V> field(ResultSet row) throws SQLException {
      return new KeptField<>(
          row.getLong("id"),
          value.apply(row.getString("value")),
          wants(row.getArray("wants")),
          valueIfAny(row.getString("confirmed")),
          row.getLong("confirmed_run"),
          row.getObject("diverged_look", Long.class),
          row.getObject("absent_look", Long.class),
          row.getTimestamp("parked_at") != null,
          row.getTimestamp("guarded_at") != null,
          refusal(row),
          pending(row));
    }

    private List<V> wants(@Nullable Array wanted) throws SQLException {
      return wanted == null
          ? List.of()
          : Arrays.stream((String[]) wanted.getArray()).map(value).toList();
    }

    private KeptField.@Nullable Refusal<V> refusal(ResultSet row) throws SQLException {
      V target = valueIfAny(row.getString("refused_target"));
      return target == null ? null : new KeptField.Refusal<>(target, row.getLong("refused_run"));
    }

    private @Nullable PendingWrite<V> pending(ResultSet row) throws SQLException {
      V setTo = valueIfAny(row.getString("set_to"));
      return setTo == null
          ? null
          : new PendingWrite<>(
              row.getLong("receipt"),
              setTo,
              row.getTimestamp("sent_at").toInstant(),
              instant(row.getTimestamp("fenced_at")),
              row.getInt("failed") + 1);
    }

    private @Nullable V valueIfAny(@Nullable String text) {
      return text == null ? null : value.apply(text);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
