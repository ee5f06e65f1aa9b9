package evenkeel.worker.keeping.condition;

import evenkeel.settings.NoticeKind;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;
import java.util.Collection;

/** Tells the operator, once for each holder and client, that the client rejects what is ordered. */
public record RejectionNotice(NoticesLedger notices, String client) {

  /** Tells it for all who want something of the client. */
  public void tell(Collection<Holder> holders, String why) {
    for (Holder holder : holders) {
      String text =
          "client %s does not do what %s %d wants of it: %s. It is asked again and again"
              .formatted(client, holder.holder(), holder.number(), why);
      notices.tell(
          new NoticesLedger.Telling(
              "rejected/%s/%d/%s".formatted(holder.holder(), holder.number(), client),
              holder.account(),
              client,
              NoticeKind.REJECTED,
              text));
    }
  }
}
