package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.process.ProcessLog;
import evenkeel.standalone.supervisor.process.Running;
import java.io.IOException;

/** One of the three things that a home consists of: how it is started and when it is ready. */
interface Part {
  String name();

  Running launch() throws IOException, InterruptedException;

  boolean ready() throws InterruptedException;

  /** Whether this exit code means that starting it again is pointless. */
  default boolean refusedWith(int exitCode) {
    return false;
  }

  ProcessLog log();
}
