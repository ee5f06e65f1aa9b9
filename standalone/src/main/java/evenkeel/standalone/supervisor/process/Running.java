package evenkeel.standalone.supervisor.process;

/** A process that runs, as whoever looks after it needs it. */
public interface Running {
  long pid();

  /** Waits for its end and gives its exit code, -1 when the operating system does not tell. */
  int awaitExit() throws InterruptedException;

  /** SIGKILL. */
  void kill();

  /** Asks it to end, waits, and insists when it does not; afterwards it is gone. */
  void end();
}
