package evenkeel.order;

/** An order as an operator gave it. */
public record GivenOrder(OrderKind kind, String reason, Selection selection) {}
