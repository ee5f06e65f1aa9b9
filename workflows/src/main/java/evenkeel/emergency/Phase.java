package evenkeel.emergency;

/** Where an emergency stands. */
public enum Phase {
  FREEZING,
  FROZEN,
  RELEASING,
  RELEASED
}
