package evenkeel.worker.keeping.queue;

import evenkeel.keeping.LookMoment;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.keeping.ledger.FieldsLedger;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes of limits, written down before they are sent. Call in a tenancy. */
public record LimitReceipts(JdbcClient jdbc) {

  /** Opens the baselines that are missing and writes each down as sent; answers the receipts. */
  public List<Long> send(List<LimitWrite> writes, LookMoment moment, long epoch) {
    return writes.stream()
        .map(write -> {
          Long known = write.baseline();
          return send(write, known == null ? open(write, moment) : known, moment, epoch);
        })
        .toList();
  }

  private long open(LimitWrite write, LookMoment moment) {
    return jdbc.sql(
            """
            with opened as (
              insert into baselines (generation_id, field, value, look)
              values (:generation, :field, :value, :look)
              returning id),
            joined as (
              update claims set baseline_id = opened.id
              from opened
              where claims.generation_id = :generation and claims.field = :field
                and claims.ended_at is null)
            select id from opened
            """)
        .param("generation", write.generation())
        .param("field", FieldsLedger.QUEUE_LIMIT)
        .param("value", write.before().name())
        .param("look", moment.look())
        .query(Long.class)
        .single();
  }

  private long send(LimitWrite write, long baseline, LookMoment moment, long epoch) {
    return jdbc.sql(
            """
            insert into receipts (baseline_id, operation, before, set_to, look, epoch, sent_at)
            values (:baseline, :operation, :before, :value, :look, :epoch, now())
            returning id
            """)
        .param("baseline", baseline)
        .param("operation", Effect.SET_PREFERENCES.label())
        .param("before", write.before().name())
        .param("value", write.value().name())
        .param("look", moment.look())
        .param("epoch", epoch)
        .query(Long.class)
        .single();
  }
}
