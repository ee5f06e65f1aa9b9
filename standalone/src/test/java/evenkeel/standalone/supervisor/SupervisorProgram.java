package evenkeel.standalone.supervisor;

import java.nio.file.Path;

/** A supervisor in a JVM of its own, so that a test can kill it. */
final class SupervisorProgram {
  private SupervisorProgram() {}

  public static void main(String[] folder) throws Exception {
    Supervisor.start(TestHome.in(Path.of(folder[0]))).awaitEnd();
  }
}
