package evenkeel.worker.keeping.condition;

import evenkeel.keeping.ClaimRule;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the operator, once for each emergency and client, that nothing is stopped at one that
 * cannot be looked at. Call in a tenancy.
 */
public record AwayNotice(JdbcClient jdbc, NoticesLedger notices, String client) {

  /** Tells it for all who may act there by these rules. */
  public void tell(Map<Holder, ClaimRule> rules, String why) {
    rules.forEach((holder, rule) -> {
      if (!rule.observing() && unseen(holder)) {
        tell(holder, why);
      }
    });
  }

  /** A client that is only started anew is back within two minutes. */
  private boolean unseen(Holder holder) {
    return jdbc.sql(
            """
            select exists (
              select from holders h join client_states s on s.client = :client
              where h.id = :holder
                and greatest(h.opened_at, s.trouble_since) < now() - interval '2 minutes'
                and not exists (
                  select from holder_clients hc
                  where hc.holder_id = h.id and hc.client = :client))
            """)
        .param("client", client)
        .param("holder", holder.id())
        .query(Boolean.class)
        .single();
  }

  private void tell(Holder holder, String why) {
    String text =
        "client %s: nothing is stopped there for %s %d, since it cannot be looked at: %s. It is tried again and again; the other clients do not wait for it"
            .formatted(client, holder.holder(), holder.number(), why);
    notices.tell(
        new NoticesLedger.Telling(
            "away/%s/%d/%s".formatted(holder.holder(), holder.number(), client),
            holder.account(),
            client,
            NoticeKind.AWAY,
            text));
  }
}
