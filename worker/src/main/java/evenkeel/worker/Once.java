package evenkeel.worker;

/** A chore that is done when it has once gone through. */
final class Once implements Runnable {
  private final Runnable chore;
  private boolean done;

  Once(Runnable chore) {
    this.chore = chore;
  }

  @Override
  public void run() {
    if (!done) {
      chore.run();
      done = true;
    }
  }
}
