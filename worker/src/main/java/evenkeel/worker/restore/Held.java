package evenkeel.worker.restore;

/** A torrent that is not given back yet, and how it stands; {@code why} in words for a person. */
public record Held(long baseline, String name, State state, String why) {

  /** How far it is from being given back. */
  public enum State {
    /** To be written, or written and not seen yet. */
    DUE,
    /** Gone from the client; given back should it come again. */
    GONE,
    /** Too many changed or went at once: waits for a person. */
    GUARDED,
    /** The client would not, or it would not be safe. */
    REFUSED
  }

  /** Whether something is still held that a person expects to be given back. */
  public boolean missing() {
    return state != State.GONE;
  }
}
