package evenkeel.standalone.supervisor.process;

import static evenkeel.standalone.supervisor.process.ProcessRecord.Fate.DOUBTFUL;
import static evenkeel.standalone.supervisor.process.ProcessRecord.Fate.GONE;
import static evenkeel.standalone.supervisor.process.ProcessRecord.Fate.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  private static final List<String> COMMAND = List.of("sleep", "600");
  private static final List<String> OTHER = List.of("sleep", "6000");

  private Process process;
  private Instant started;

  @BeforeEach
  void startProcess() throws IOException {
    process = new ProcessBuilder(COMMAND).start();
    started = process.info().startInstant().orElseThrow();
  }

  @AfterEach
  void endProcess() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void recognisesItsProcess() {
    assertThat(fate(started, COMMAND)).isEqualTo(OURS);
    assertThat(fate(started.plusMillis(1500), COMMAND)).isEqualTo(OURS);
  }

  @Test
  void doubtsWhereOnlyOneMarkFits() {
    assertThat(fate(started, OTHER)).isEqualTo(DOUBTFUL);
    assertThat(fate(started.minus(Duration.ofMinutes(5)), COMMAND)).isEqualTo(DOUBTFUL);
  }

  @Test
  void takesARecycledPidForAStranger() {
    assertThat(fate(started.minus(Duration.ofMinutes(5)), OTHER)).isEqualTo(GONE);
  }

  @Test
  void seesThatItsProcessEnded() throws InterruptedException {
    process.destroyForcibly().waitFor();

    assertThat(fate(started, COMMAND)).isEqualTo(GONE);
  }

  @Test
  void recognisesAProcessByTheShownPartOfAVeryLongCommand() throws Exception {
    var commandOfLength = List.of("sh", "-c", "sleep 600; true", "x".repeat(20_000));
    var other = List.of("sh", "-c", "sleep 601; true", "x".repeat(20_000));
    var longOne = new ProcessBuilder(commandOfLength).start();
    try {
      var instant = longOne.info().startInstant().orElseThrow();

      assertThat(new ProcessRecord(longOne.pid(), instant, commandOfLength).fate()).isEqualTo(OURS);
      assertThat(new ProcessRecord(longOne.pid(), instant, other).fate()).isEqualTo(DOUBTFUL);
    } finally {
      longOne.descendants().forEach(ProcessHandle::destroyForcibly);
      longOne.destroyForcibly().waitFor();
    }
  }

  @Test
  void isReadBackAsItWasSaved(@TempDir Path folder) throws IOException {
    var record = new ProcessRecord(7, started, List.of("java", "", "two words", "two\nlines", ""));

    record.save(folder.resolve("processes").resolve("application"));

    assertThat(ProcessRecord.load(folder.resolve("processes").resolve("application")))
        .contains(record);
  }

  private ProcessRecord.Fate fate(Instant instant, List<String> command) {
    return new ProcessRecord(process.pid(), instant, command).fate();
  }
}
