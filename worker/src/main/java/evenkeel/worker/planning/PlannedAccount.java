package evenkeel.worker.planning;

import evenkeel.account.Level;
import evenkeel.account.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How one account stands by its last reading.
 *
 * @param observing whether it is only watched: what is planned would not be done
 * @param reading null when there is none
 * @param level by today's settings; null without a reading
 */
public record PlannedAccount(
    String id,
    boolean observing,
    @Nullable Reading reading,
    @Nullable Level level,
    Standing standing) {

  /** What follows for its torrents. */
  public enum Standing {
    /** An emergency is open. */
    OPEN(true),
    /** The last reading opens an emergency. */
    OPENING(true),
    /** It is asked what an emergency would do. */
    SUPPOSED(true),
    /** The operator released it: quiet until its level has once left emergency. */
    QUIET(false),
    CALM(false),
    UNREAD(false);

    private final boolean claiming;

    Standing(boolean claiming) {
      this.claiming = claiming;
    }

    /** Whether its rule claims torrents. */
    public boolean claiming() {
      return claiming;
    }
  }
}
