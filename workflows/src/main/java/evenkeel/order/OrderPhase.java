package evenkeel.order;

/** How far an order is. */
public enum OrderPhase {
  STOPPING,
  STOPPED,
  RETURNING,
  OVER
}
