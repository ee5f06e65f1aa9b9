package evenkeel.standalone.supervisor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Signals and the wait for what they cause, for processes that need not be our children. */
public final class Ending {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(20);

  private Ending() {}

  /** SIGTERM, ten seconds, SIGKILL. */
  public static void terminate(ProcessHandle process) {
    process.destroy();
    if (!gone(process, GRACE)) {
      process.destroyForcibly();
      gone(process, GRACE);
    }
  }

  /** Sends a signal for which Java has no method. */
  public static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end; an interrupt is kept for later, since half an ending helps nobody. */
  public static boolean gone(ProcessHandle process, Duration atMost) {
    var interrupted = false;
    var until = System.nanoTime() + atMost.toNanos();
    while (ProcessRecord.runs(process) && System.nanoTime() < until) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !ProcessRecord.runs(process);
  }
}
