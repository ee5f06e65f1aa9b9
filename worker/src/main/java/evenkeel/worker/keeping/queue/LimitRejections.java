package evenkeel.worker.keeping.queue;

import evenkeel.keeping.LookMoment;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Ledgers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts how often in a row a client would not take limits: twice is a refusal. */
public final class LimitRejections {
  private static final int MOST = 2;

  private final Ledgers ledgers;
  private int inRow;

  public LimitRejections(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /** These, as a look asked for them, were sent. */
  public void answered(List<LimitWrite> limits, LookMoment moment, boolean rejected) {
    inRow = rejected ? inRow + 1 : 0;
    if (inRow >= MOST) {
      inRow = 0;
      ledgers.inTenancy(() -> refused(limits, moment));
    }
  }

  private void refused(List<LimitWrite> limits, LookMoment moment) {
    Set<Long> written = limits.stream().map(LimitWrite::generation).collect(Collectors.toSet());
    List<Kept<?>> refused =
        ledgers.fields().limits(ledgers.client()).stream()
            .filter(one -> written.contains(one.generation()))
            .<Kept<?>>map(one -> one)
            .toList();
    ledgers.verdicts().refuse(refused, moment, "the client refused it, asked twice");
  }
}
