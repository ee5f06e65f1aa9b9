package evenkeel.worker.broken.emergency;

/** Sleeps where nobody can wake it, on purpose. */
public final class SleepingWatch {
  public void watch() throws InterruptedException {
    Thread.sleep(1000);
  }
}
