package evenkeel.worker.keeping.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who begins and ends what, of two accounts and an order. */
enum Turn {
  A_FREEZES(null),
  A_RELEASES(A_FREEZES),
  B_FREEZES(null),
  B_RELEASES(B_FREEZES),
  ORDER_BEGINS(null),
  ORDER_ENDS(ORDER_BEGINS);

  private final @Nullable Turn begin;

  Turn(@Nullable Turn begin) {
    this.begin = begin;
  }

  /** All orders of turns in which nothing ends before it begins. */
  static List<List<Turn>> orders() {
    List<List<Turn>> orders = new ArrayList<>();
    extend(List.of(), orders);
    return orders;
  }

  private static void extend(List<Turn> begun, List<List<Turn>> orders) {
    if (begun.size() == values().length) {
      orders.add(begun);
    }
    for (Turn turn : values()) {
      boolean may = turn.begin == null || begun.contains(turn.begin);
      if (may && !begun.contains(turn)) {
        List<Turn> longer = new ArrayList<>(begun);
        longer.add(turn);
        extend(longer, orders);
      }
    }
  }
}
