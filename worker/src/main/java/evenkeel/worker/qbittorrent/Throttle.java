package evenkeel.worker.qbittorrent;

/**
 * What slows or stops all that a client sends, as the last look showed it.
 *
 * @param alternativeLimits whether its alternative speed limits are on
 * @param paused whether nothing moves at all, though every torrent seems to run; from 5.3 on
 * @param uploadLimit in force, bytes per second; 0 = none
 * @param uploadRate bytes per second
 */
public record Throttle(
    boolean alternativeLimits, boolean paused, long uploadLimit, long uploadRate) {
  private static final int NEARLY = 9;
  private static final int ALL = 10;

  /** Whether more would be sent without the limit. */
  public boolean strangles() {
    return uploadLimit > 0 && uploadRate * ALL >= uploadLimit * NEARLY;
  }
}
