package evenkeel.worker.order;

import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.RestartRule;
import evenkeel.order.Selection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Orders as they were given, by their numbers. Append-only. */
public final class OrdersLedger {
  private static final String REFUSED = "refused: ";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  public OrdersLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number that this request had before. */
  Optional<Long> number(String request) {
    return jdbc.sql("select number from orders where request = :request")
        .param("request", request)
        .query(Long.class)
        .optional();
  }

  /** Gives the order its number; fails if another transaction has given the request one. */
  long store(String request, GivenOrder given) {
    return jdbc.sql(
            """
            insert into orders (request, kind, reason, selection)
            values (:request, :kind, :reason, :selection)
            returning number
            """)
        .param("request", request)
        .param("kind", given.kind().name())
        .param("reason", given.reason())
        .param("selection", JSON.writeValueAsString(given.selection()))
        .query(Long.class)
        .single();
  }

  Optional<GivenOrder> given(long number) {
    return jdbc.sql("select kind, reason, selection from orders where number = :number")
        .param("number", number)
        .query((row, any) ->
            new GivenOrder(
                OrderKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                JSON.readValue(row.getString("selection"), Selection.class)))
        .optional();
  }

  /** What became of an order's only claim, in a sentence; empty if it has none. */
  Optional<String> fate(String holder) {
    return jdbc.sql(
            """
            select coalesce(c.ended_why, '') as why, coalesce(b.refused_why, '') as refused
            from holders h
            join claims c on c.holder_id = h.id and c.field = 'run'
            left join baselines b on b.id = c.baseline_id
            where h.holder = :holder
            order by c.id limit 1
            """)
        .param("holder", holder)
        .query((row, any) -> sentence(row.getString("why"), row.getString("refused")))
        .optional();
  }

  private static String sentence(String ended, String refused) {
    if (ended.startsWith(REFUSED)) {
      return RestartRule.refusal(Ground.valueOf(ended.substring(REFUSED.length())));
    }
    return refused.isEmpty()
        ? "Somebody else changed or removed it meanwhile."
        : "The client did not stop it: " + refused + ".";
  }
}
