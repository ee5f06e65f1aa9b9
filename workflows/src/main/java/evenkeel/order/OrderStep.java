package evenkeel.order;

/** What an order has to do next. */
public enum OrderStep {
  READ,
  REFUSE,
  CLOSE,
  STOPPED,
  OVER,
  WAIT
}
