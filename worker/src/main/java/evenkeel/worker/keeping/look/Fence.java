package evenkeel.worker.keeping.look;

import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.qbittorrent.QbittorrentClient;

/**
 * Makes sure that no request of ours can still arrive late: no check can stop one that is under
 * way, but one whose session is logged out is refused.
 */
final class Fence {
  private final QbittorrentClient client;
  private final Ledgers ledgers;
  private boolean takenOver;
  private boolean broken;

  Fence(QbittorrentClient client, Ledgers ledgers) {
    this.client = client;
    this.ledgers = ledgers;
  }

  /**
   * Ends every older session, once; and the present one after a call whose end is not known.
   *
   * @return whether there was anything to do
   */
  boolean ensure() {
    boolean due = !takenOver || broken;
    if (!takenOver) {
      client.session().takeOver();
      ledgers.inTenancy(() -> {
        ledgers.receipts().voidUnsent(ledgers.client());
        ledgers.verdicts().giveAnotherChance(ledgers.client());
      });
      raised();
      takenOver = true;
    } else if (broken) {
      client.session().rotate();
      raised();
      broken = false;
    }
    return due;
  }

  /** A call was lost: it may still arrive until the fence stands again. */
  void lost() {
    broken = true;
    ensure();
  }

  private void raised() {
    if (client.session().fenced()) {
      ledgers.inTenancy(() -> ledgers.receipts().fence(ledgers.client()));
    } else {
      ledgers.inTenancy(() -> ledgers.lateWrites().loseUnseen(ledgers.client()));
    }
  }
}
