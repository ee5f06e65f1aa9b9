package evenkeel.worker.keeping.condition;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.ReportsLedger;
import evenkeel.worker.keeping.ledger.ReportsLedger.Downloads;
import evenkeel.worker.notice.NoticesLedger;

/**
 * Tells the operator, once for each emergency and client, that many downloads run in it, or most of
 * them, because somebody else started them.
 */
public record LeftRunningNotice(NoticesLedger notices, ReportsLedger reports) {
  private static final int MANY = 20;

  /** Tells it of a holder that stops the downloads of an account and gives nothing back yet. */
  public void tell(Holder holder, KeeperReport report) {
    if (holder.account() == null || holder.closed() || holder.releasing() || report.ceded() == 0) {
      return;
    }
    Downloads downloads = reports.downloads(holder.id(), report.client());
    if (downloads.others() > MANY || downloads.others() > downloads.held()) {
      tell(holder, report.client(), downloads);
    }
  }

  private void tell(Holder holder, String client, Downloads downloads) {
    String text =
        ("client %s: downloads of %s that somebody else started in this emergency: %d; held stopped:"
                + " %d. Evenkeel leaves the former running, and what they bring costs ratio. If"
                + " that was not meant, stop them in the client, or by stop-downloading")
            .formatted(client, holder.account(), downloads.others(), downloads.held());
    notices.tell(
        new NoticesLedger.Telling(
            "left_running/%s/%d/%s".formatted(holder.holder(), holder.number(), client),
            holder.account(),
            client,
            NoticeKind.LEFT_RUNNING,
            text));
  }
}
