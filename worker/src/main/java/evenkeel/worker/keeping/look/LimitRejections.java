package evenkeel.worker.keeping.look;

import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.queue.LimitWrite;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts how often in a row a client would not take limits: twice is a refusal. */
final class LimitRejections {
  private static final int MOST = 2;

  private final Ledgers ledgers;
  private int inRow;

  LimitRejections(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  void answered(Outlook outlook, boolean rejected) {
    inRow = rejected ? inRow + 1 : 0;
    if (inRow >= MOST) {
      inRow = 0;
      ledgers.inTenancy(() -> refused(outlook));
    }
  }

  private void refused(Outlook outlook) {
    Set<Long> written =
        outlook.limits().stream().map(LimitWrite::generation).collect(Collectors.toSet());
    List<Kept<?>> refused =
        ledgers.fields().limits(ledgers.client()).stream()
            .filter(one -> written.contains(one.generation()))
            .<Kept<?>>map(one -> one)
            .toList();
    ledgers.verdicts().refuse(refused, outlook.moment(), "the client refused it, asked twice");
  }
}
