package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Carries out what a person decided about torrents that changed or went all at once. */
public final class GuardLedger {
  private final Ledgers ledgers;

  public GuardLedger(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * Leaves the guarded torrents as they are (the user's, or gone), or asserts what should hold.
   *
   * @return how many were waiting
   */
  public int decide(boolean asserted, long look) {
    List<Kept<Run>> guarded =
        ledgers.fields().open(ledgers.client()).stream()
            .filter(kept -> kept.field().guarded())
            .toList();
    LookMoment moment = new LookMoment(look, 0, Instant.EPOCH, true, Duration.ZERO);
    if (asserted) {
      ledgers.verdicts().assertAgain(guarded, moment);
      return guarded.size();
    }
    ledgers.verdicts().park(guarded.stream().filter(GuardLedger::gone).toList(), moment);
    ledgers.verdicts().cede(guarded.stream().filter(kept -> !gone(kept)).toList(), moment);
    return guarded.size();
  }

  private static boolean gone(Kept<Run> kept) {
    return kept.field().absentLook() != null;
  }
}
