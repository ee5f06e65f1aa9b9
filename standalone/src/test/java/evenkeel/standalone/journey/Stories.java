package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Household;
import java.io.IOException;
import java.nio.file.Files;

/** What can happen to all stories. */
final class Stories {
  private Stories() {}

  /** The files are gone from their folder before the server that has them open is killed. */
  static void emptyTemporal(Household home) throws IOException {
    long before = home.supervisor().temporalPid().orElseThrow();
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(home.data().resolve("temporal.db" + suffix));
    }
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    Household.awaits(
        "Temporal is there again",
        () -> assertThat(home.supervisor().temporalPid().orElseThrow()).isNotEqualTo(before));
  }
}
