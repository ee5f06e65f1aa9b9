package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts and an order on torrents that are on both trackers, in every order. */
class MeetingsTest {
  private static final int GAPS = 4;
  private static final String NORMAL = QueueStage.hashOf(1);
  private static final String FORCED = QueueStage.hashOf(2);
  private static final String STOPPED_SEED = QueueStage.hashOf(3);
  private static final Map<String, Run> BEFORE =
      Map.of(NORMAL, Run.NORMAL, FORCED, Run.FORCED, STOPPED_SEED, Run.STOPPED);

  @TempDir Path folder;
  private QueueStage stage;
  private final Map<Turn, Holder> open = new EnumMap<>(Turn.class);

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void standsAsTheStrictestOfThemWantsWheneverAllRests() {
    for (List<Turn> order : Turn.orders()) {
      begins();
      List<Turn> begun = new ArrayList<>();
      for (Turn turn : order) {
        does(turn);
        begun.add(turn);
        stage.rest();

        assertThat(runs()).as("after %s", begun).isEqualTo(wanted());
      }
      assertThat(stage.open()).as("%s", order).isZero();
    }
  }

  /** After each turn the keeper comes so far and no further. */
  @Test
  void endsAsItStoodWhereverTheKeeperIsWhenTheyMeet() {
    List<List<Turn>> orders = Turn.orders();
    for (List<Turn> order : orders) {
      int gap = 1 + orders.indexOf(order) % GAPS * 3;
      begins();
      for (int turn = 0; turn < order.size(); turn++) {
        Turn next = order.get(turn);
        stage.kept.moments.after(turn * gap, () -> does(next));
      }
      stage.rest();

      assertThat(runs()).as("%s every %d", order, gap).isEqualTo(BEFORE);
      assertThat(stage.open()).as("%s every %d", order, gap).isZero();
    }
  }

  private void begins() {
    open.clear();
    stage.begin(3, 5);
    stage.downloads(2, QueueStage.A, QueueStage.B);
    stage.seeds(1, QueueStage.A, QueueStage.B);
    stage.client.orders(Order.FORCE, FORCED, "");
    stage.client.orders(Order.STOP, STOPPED_SEED, "");
    stage.rest();
    assertThat(runs()).isEqualTo(BEFORE);
  }

  private Map<String, Run> runs() {
    return stage.client.runs();
  }

  /** Downloads rest while anybody holds; the order lets the seed rest that accounts let run. */
  private Map<String, Run> wanted() {
    if (open.isEmpty()) {
      return BEFORE;
    }
    boolean ordered = open.containsKey(Turn.ORDER_BEGINS);
    return Map.of(
        NORMAL, Run.STOPPED,
        FORCED, Run.STOPPED,
        STOPPED_SEED, ordered ? Run.STOPPED : Run.NORMAL);
  }

  private void does(Turn turn) {
    switch (turn) {
      case A_FREEZES -> open.put(turn, stage.freezes(QueueStage.A));
      case B_FREEZES -> open.put(turn, stage.freezes(QueueStage.B));
      case ORDER_BEGINS -> {
        Holder order = stage.kept.opens("order", null);
        open.put(turn, order);
        stage.kept.lists(order, BEFORE.keySet());
      }
      case A_RELEASES -> ends(Turn.A_FREEZES);
      case B_RELEASES -> ends(Turn.B_FREEZES);
      case ORDER_ENDS -> ends(Turn.ORDER_BEGINS);
    }
  }

  private void ends(Turn begun) {
    stage.kept.closes(Objects.requireNonNull(open.remove(begun)));
  }
}
