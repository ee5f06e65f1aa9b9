package evenkeel.emergency;

/**
 * Something the operator is told.
 *
 * @param key names the occasion; the same one is told once however often it is asked for
 */
public record Notice(String key, String account, Kind kind, String text) {
  /** What it is about. */
  public enum Kind {
    OPENED,
    FROZEN,
    REMINDER,
    ASKING,
    WAITING,
    TOO_LARGE,
    RELEASED
  }
}
