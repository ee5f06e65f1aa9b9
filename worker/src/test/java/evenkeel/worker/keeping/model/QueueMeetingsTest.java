package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts and an order on the limits of one queue, in every order. */
class QueueMeetingsTest {
  @TempDir Path folder;
  private QueueStage stage;

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void comesToTheSameEndWhateverMeets() {
    List<List<Turn>> orders = Turn.orders();
    for (List<Turn> order : orders) {
      int gap = 1 + orders.indexOf(order) % 3 * 3;
      stage.begin(3, 5);
      stage.seeds(8, QueueStage.A);
      stage.seeds(4, QueueStage.B);
      stage.seeds(2, QueueStage.A, QueueStage.B);
      stage.rest();
      Acting acting = new Acting(stage);
      for (int turn = 0; turn < order.size(); turn++) {
        Turn next = order.get(turn);
        stage.kept.moments.after(turn * gap, () -> acting.does(next));
      }
      stage.rest();

      assertThat(stage.limits()).as("%s every %d", order, gap).containsExactly(3, 5);
      assertThat(stage.open()).as("%s every %d", order, gap).isZero();
      assertThat(stage.client.queue.ordered())
          .as("%s every %d", order, gap)
          .allMatch(uploads -> uploads >= 3);
    }
  }

  /** Three who hold. */
  private static final class Acting {
    private final QueueStage stage;
    private final List<Holder> holders = new ArrayList<>();

    Acting(QueueStage stage) {
      this.stage = stage;
    }

    void does(Turn turn) {
      switch (turn) {
        case A_FREEZES -> holders.add(stage.freezes(QueueStage.A));
        case B_FREEZES -> holders.add(stage.freezes(QueueStage.B));
        case ORDER_BEGINS -> {
          Holder order = stage.kept.opens("order", null);
          holders.add(order);
          stage.wants(order, 6);
        }
        case A_RELEASES -> ends("emergency/" + QueueStage.A);
        case B_RELEASES -> ends("emergency/" + QueueStage.B);
        case ORDER_ENDS -> ends("order");
      }
    }

    private void ends(String name) {
      holders.stream().filter(one -> one.holder().equals(name)).forEach(stage.kept::closes);
    }
  }
}
