package evenkeel.simulator.site;

/** When the site gives a session a new cookie value. */
public enum Rotation {
  NEVER,
  /** At every call, refused or not; the old value is dead at once. */
  EVERY_CALL,
  /** At every call; the value before the newest still works. */
  EVERY_CALL_WITH_GRACE
}
