package evenkeel.worker.broken.emergency;

public final class SleepingWatch {
  public void watch() throws InterruptedException {
    Thread.sleep(1000);
  }
}
