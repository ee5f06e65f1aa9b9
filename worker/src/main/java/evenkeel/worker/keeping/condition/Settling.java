package evenkeel.worker.keeping.condition;

import evenkeel.worker.qbittorrent.Look;

/** Tells when a client that has just started has read all it knows. */
public final class Settling {
  private static final int LOOKS = 2;

  private int looks;

  /** A start that no committed look has counted yet. */
  private boolean restarted;

  /** Whether it is settled now: two looks in a row show nothing loading. */
  public boolean after(Look seen) {
    restarted |= seen.restarted();
    if (seen.restarted()) {
      looks = 0;
    }
    looks = seen.loading() ? 0 : Math.min(looks + 1, LOOKS);
    return looks == LOOKS;
  }

  /** Whether it was started and no committed look has counted that yet. */
  public boolean restarted() {
    return restarted;
  }

  /** A look that counts the start is committed. */
  public void counted() {
    restarted = false;
  }
}
