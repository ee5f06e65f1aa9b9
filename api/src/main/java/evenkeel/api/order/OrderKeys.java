package evenkeel.api.order;

import evenkeel.api.problem.ProblemType;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of orders and what was answered, for 30 days. The only table that the api writes. */
public final class OrderKeys {
  private final JdbcClient database;

  public OrderKeys(JdbcClient database) {
    this.database = database;
  }

  /**
   * An answer that was given.
   *
   * @param location where the state of the order is to be seen; null when it was done
   */
  record Answered(int status, @Nullable URI location, String body) {}

  /**
   * Remembers the key; answers what was answered to it before. Empty for a new one, and for one
   * whose answer nobody lived to write down. Refuses a key that another order came with.
   */
  Optional<Answered> take(OrderKey key) {
    database.sql("delete from order_keys where taken_at < now() - interval '30 days'").update();
    database
        .sql(
            """
            insert into order_keys (key, asked, body) values (:key, :asked, :body)
            on conflict (key) do nothing
            """)
        .param("key", key.key())
        .param("asked", key.asked())
        .param("body", key.body())
        .update();
    Row row =
        database
            .sql("select asked, body, status, location, answer from order_keys where key = :key")
            .param("key", key.key())
            .query(Row.class)
            .single();
    if (!row.asked.equals(key.asked()) || !row.body.equals(key.body())) {
      throw ProblemType.KEY_REUSED.because(
          "The key came with another order before (%s); give every order a key of its own."
              .formatted(row.asked));
    }
    return row.answered();
  }

  private record Row(
      String asked,
      String body,
      @Nullable Integer status,
      @Nullable String location,
      @Nullable String answer) {
    Optional<Answered> answered() {
      return status == null || answer == null
          ? Optional.empty()
          : Optional.of(
              new Answered(status, location == null ? null : URI.create(location), answer));
    }
  }

  /** The first answer stays. */
  void answered(OrderKey key, Answered answer) {
    database
        .sql(
            """
            update order_keys set status = :status, location = :location, answer = :answer
            where key = :key and status is null
            """)
        .param("key", key.key())
        .param("status", answer.status())
        .param("location", answer.location() == null ? null : answer.location().toString())
        .param("answer", answer.body())
        .update();
  }
}
