package evenkeel.standalone.supervisor;

import java.util.OptionalLong;

/** Something that the application stands on, our own process or somebody else's. */
interface Support {
  /** Returns once it can be used. */
  void begin() throws StartFailure, InterruptedException;

  /** Ends it, or ends minding it. */
  void end();

  /** Its process, when it is ours and runs. */
  OptionalLong pid();
}
