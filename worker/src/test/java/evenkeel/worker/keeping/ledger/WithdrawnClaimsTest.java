package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account that may only watch takes back is what it has not touched, and nothing else. */
class WithdrawnClaimsTest {
  private final KeptLedgers kept = new KeptLedgers();
  private final HoldersLedger.Holder emergency = kept.opened("emergency/mam");
  private final HoldersLedger.Holder order = kept.opened("order");

  @Test
  void takesBackWhatWasNotTouchedAndKeepsTheRest() {
    long untouched = kept.seen("aa");
    long users = kept.seen("bb");
    long away = kept.seen("cc");
    kept.jdbc.sql("update generations set client = 'attic' where hash = 'cc'").update();
    place(emergency, untouched);
    place(order, untouched);
    place(emergency, away);
    kept.claims.leaveToTheUser(emergency.id(), List.of(users), 1);

    kept.claims.withdraw(emergency.id(), KeptLedgers.CLIENT);

    assertThat(kept.claims.of(emergency.id())).containsOnlyKeys(users, away);
    assertThat(kept.claims.of(order.id())).containsOnlyKeys(untouched);
  }

  private void place(HoldersLedger.Holder holder, long generation) {
    kept.claims.place(holder.id(), List.of(generation), Run.STOPPED, 1);
  }
}
