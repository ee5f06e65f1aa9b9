package evenkeel.standalone.supervisor;

/**
 * Something that happened to a process that the supervisor owns.
 *
 * @param process {@code postgresql}, {@code temporal} or {@code application}; of a server that
 *     somebody else runs its address
 * @param pid the process concerned, 0 when there is none
 * @param text a sentence for the operator
 */
public record SupervisorEvent(Kind kind, String process, long pid, String text) {

  /** What happened. */
  public enum Kind {
    /** A process of a killed supervisor was found and ended. */
    LEFTOVER_ENDED,
    /** A remembered port belongs to somebody else now, so another one is used. */
    PORT_MOVED,
    /** A server that somebody else runs cannot be used for now. */
    AWAY,
    /** It can be used (again). */
    REACHED,
    STARTED,
    /** It ended by itself or was killed. */
    DIED,
    /** It could not even be started. */
    NOT_STARTED,
    RESTARTING,
    /** Its log could not be made smaller. */
    LOG_KEPT,
    /** It will not be started again: its settings were refused or it never became ready. */
    GAVE_UP
  }
}
