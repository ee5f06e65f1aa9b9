package evenkeel.worker.keeping.condition;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Downloads;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;

/**
 * Tells the operator, once for each emergency and client, that many downloads run in it, or most of
 * them, because somebody else started them.
 */
public record LeftRunningNotice(NoticesLedger notices, ClaimsLedger claims) {
  private static final int MANY = 20;

  /** Tells it of a holder that stops the downloads of an account and gives nothing back yet. */
  public void tell(Holder holder, KeeperReport report) {
    if (holder.account() == null || holder.closed() || holder.releasing() || report.ceded() == 0) {
      return;
    }
    Downloads downloads = claims.downloads(holder.id(), report.client());
    if (downloads.others() > MANY || downloads.others() > downloads.held()) {
      tell(holder, report.client(), downloads);
    }
  }

  private void tell(Holder holder, String client, Downloads downloads) {
    String text =
        ("client %s: %d downloads of %s were started by somebody else in this emergency (%d held"
                + " stopped). Evenkeel leaves them running, and what they bring costs ratio. Were"
                + " they not meant to run, stop them in the client, or by stop-downloading")
            .formatted(client, downloads.others(), holder.account(), downloads.held());
    notices.tell(
        new NoticesLedger.Telling(
            "left_running/%s/%d/%s".formatted(holder.holder(), holder.number(), client),
            holder.account(),
            client,
            NoticeKind.LEFT_RUNNING,
            text));
  }
}
