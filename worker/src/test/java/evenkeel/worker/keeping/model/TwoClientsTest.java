package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Order;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two clients is away when something begins or ends. */
class TwoClientsTest {
  private static final int ROUNDS_AWAY = 5;

  /** More than there are, with transactions, from a freeze to its confirmation. */
  private static final int MOMENTS_OF_A_FREEZE = 24;

  /** All that a release orders. */
  private static final List<String> RETURN =
      List.of(
          Order.START + " " + TwoClients.NORMAL,
          Order.FORCE + " " + TwoClients.FORCED,
          Order.STOP + " " + TwoClients.STOPPED_SEED);

  @TempDir Path folder;
  private TwoClients clients;

  @BeforeEach
  void start() {
    clients = new TwoClients(folder);
  }

  @AfterEach
  void end() {
    clients.close();
  }

  @Test
  void leavesUntouchedWhatWasAwayFromTheFreezeUntilAfterTheRelease() {
    clients.begin();
    clients.attic.leavesAfter(0);
    Holder emergency = clients.freezes();
    clients.until("home is frozen", clients.home::frozen);
    rounds(ROUNDS_AWAY);
    clients.releases(emergency);
    clients.until("home is given back", clients.home::asBefore);
    rounds(ROUNDS_AWAY);

    clients.attic.comesBack();
    clients.rest();

    assertThat(clients.attic.ordered).isEmpty();
    assertThat(clients.attic.tagged()).isFalse();
    assertThat(clients.attic.asBefore()).isTrue();
    assertThat(clients.home.asBefore()).isTrue();
    assertThat(clients.owed()).isZero();
  }

  @Test
  void stopsNothingAfterTheReleaseWhereverInTheFreezeTheClientLeft() {
    for (int moment = 0; moment < MOMENTS_OF_A_FREEZE; moment++) {
      clients.begin();
      Holder emergency = clients.freezes();
      clients.attic.leavesAfter(moment);
      clients.until("home is frozen", clients.home::frozen);
      rounds(ROUNDS_AWAY);
      clients.releases(emergency);
      clients.attic.ordered.clear();
      clients.until("home is given back", clients.home::asBefore);

      clients.attic.comesBack();
      clients.rest();

      assertThat(clients.attic.ordered).as("left at %d", moment).isSubsetOf(RETURN);
      assertThat(clients.attic.asBefore()).as("left at %d", moment).isTrue();
      assertThat(clients.attic.tagged()).as("left at %d", moment).isFalse();
      assertThat(clients.owed()).as("left at %d", moment).isZero();
    }
  }

  @Test
  void freezesTheOtherAtOnceWhileOneThatIsAwayStillOwes() {
    clients.begin();
    Holder first = frozenAndReleasedWithoutTheAttic();

    Holder second = clients.freezes();
    clients.rounds();
    assertThat(clients.home.frozen()).as("in the first round").isTrue();
    rounds(ROUNDS_AWAY);
    clients.attic.comesBack();
    clients.rest();
    assertThat(clients.attic.frozen()).isTrue();
    assertThat(clients.attic.ordered).as("it is held on").isEmpty();
    clients.releases(second);
    clients.rest();

    assertThat(second.number()).isEqualTo(first.number() + 1);
    assertThat(clients.home.asBefore()).isTrue();
    assertThat(clients.attic.asBefore()).isTrue();
    assertThat(clients.owed()).isZero();
  }

  @Test
  void givesBackOnceWhatWasAwayThroughTwoEmergencies() {
    clients.begin();
    frozenAndReleasedWithoutTheAttic();
    Holder second = clients.freezes();
    clients.until("home is frozen again", clients.home::frozen);
    clients.releases(second);
    clients.until("home is given back again", clients.home::asBefore);

    clients.attic.comesBack();
    clients.rest();

    assertThat(clients.attic.ordered).containsExactlyInAnyOrderElementsOf(RETURN);
    assertThat(clients.attic.asBefore()).isTrue();
    assertThat(clients.home.asBefore()).isTrue();
    assertThat(clients.owed()).isZero();
  }

  /** The attic is away since before the release; home has been given back. */
  private Holder frozenAndReleasedWithoutTheAttic() {
    Holder emergency = clients.freezes();
    clients.until("both are frozen", () -> clients.home.frozen() && clients.attic.frozen());
    clients.rest();
    clients.attic.leavesAfter(0);
    clients.attic.ordered.clear();
    clients.rounds();
    clients.releases(emergency);
    clients.until("home is given back", clients.home::asBefore);
    rounds(ROUNDS_AWAY);
    assertThat(clients.owed()).as("the attic's").isPositive();
    assertThat(clients.attic.frozen()).isTrue();
    return emergency;
  }

  private void rounds(int number) {
    for (int round = 0; round < number; round++) {
      clients.rounds();
    }
  }
}
