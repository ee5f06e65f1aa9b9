package evenkeel.order;

import java.util.List;

/** An order as an operator gave it. */
public record GivenOrder(OrderKind kind, String reason, Selection selection) {
  /** The same, at these clients unless it names some: one that is known later is not meant. */
  public GivenOrder at(List<String> known) {
    return new GivenOrder(kind, reason, selection.at(known));
  }
}
