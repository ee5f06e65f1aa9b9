package evenkeel.order;

/** What an order has to do next. */
public enum OrderStep {
  READ,
  REFUSE,
  CLOSE,
  STOPPED,
  /** It holds nothing. */
  LET_GO,
  /** What was to be restarted was left stopped. */
  TELL,
  OVER,
  WAIT
}
