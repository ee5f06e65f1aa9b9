package evenkeel.worker.keeping.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts in every condition, each of a torrent of its own. */
final class Receipts {
  private final JdbcClient jdbc;
  private int torrents;

  Receipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A stop that was sent for a torrent of that client which ran; its baseline is open. */
  long sent(String client) {
    return receipt(client, "run", "'NORMAL'", "'STOPPED'");
  }

  /** A limit of that client's queue that was raised. */
  long raised(String client) {
    return receipt(client, "queue_limit", "'3'", "'9'");
  }

  private long receipt(String client, String field, String before, String setTo) {
    return jdbc.sql(
            """
            with g as (insert into generations (client, hash, added_on, name)
                       values (:client, :hash, 1, 'Invented Book') returning id),
              b as (insert into baselines (generation_id, field, value, look)
                    select id, :field, %1$s, 1 from g returning id)
            insert into receipts (baseline_id, operation, before, set_to, look, epoch, sent_at)
            select id, 'torrents.stop', %1$s, %2$s, 1, 1, now() from b returning id
            """
                .formatted(before, setTo))
        .param("client", client)
        .param("hash", "%040d".formatted(++torrents))
        .param("field", field)
        .query(Long.class)
        .single();
  }

  /** The same receipt, once this is true of it. */
  long with(String change, long receipt) {
    jdbc.sql("update receipts set " + change + " where id = :id").param("id", receipt).update();
    return receipt;
  }

  /** The same receipt, once this is true of its baseline. */
  long onBaseline(String change, long receipt) {
    jdbc.sql("update baselines set " + change + " where id = :id")
        .param("id", baseline(receipt))
        .update();
    return receipt;
  }

  long baseline(long receipt) {
    return jdbc.sql("select baseline_id from receipts where id = :id")
        .param("id", receipt)
        .query(Long.class)
        .single();
  }

  /** Those of which this is true. */
  List<Long> where(String what) {
    return jdbc.sql("select id from receipts where " + what)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** Baselines of which this is true. */
  List<Long> baselinesWhere(String what) {
    return jdbc.sql("select id from baselines where " + what)
        .query((row, number) -> row.getLong(1))
        .list();
  }
}
