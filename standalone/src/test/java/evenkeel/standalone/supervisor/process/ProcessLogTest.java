package evenkeel.standalone.supervisor.process;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
  @TempDir Path folder;

  @Test
  void showsTheTailOfTheLatestRunOnly() throws Exception {
    var log = new ProcessLog(folder, "application");
    Files.writeString(log.file(), "the run before\n");

    log.nextRun();
    Files.writeString(log.file(), "this run\n", APPEND);

    assertThat(log.tail()).isEqualTo("this run");

    Files.writeString(log.file(), "x".repeat(5_000) + "\nthe end\n", APPEND);

    assertThat(log.tail()).endsWith("the end").doesNotContain("this run").hasSizeLessThan(5_000);
  }

  @Test
  void keepsOnePredecessorWhenItHasGrownTooLarge() throws Exception {
    var log = new ProcessLog(folder, "application");
    Files.write(log.file(), new byte[(10 << 20) + 1]);

    log.nextRun();

    assertThat(log.file()).doesNotExist();
    assertThat(folder.resolve("application.log.1")).hasSize((10 << 20) + 1L);
  }

  @Test
  void makesNoRoomBeforeItIsNeeded() throws Exception {
    var log = new ProcessLog(folder, "application");
    log.nextRun();
    Files.write(log.file(), new byte[10 << 20]);

    log.trim();
    log.nextRun();

    assertThat(log.file()).hasSize(10L << 20);
    assertThat(folder.resolve("application.log.1")).doesNotExist();
  }

  @Test
  void makesRoomWhileItsProcessGoesOnWriting() throws Exception {
    var log = new ProcessLog(folder, "application");
    Files.writeString(log.file(), "the run before\n");
    var writer =
        new ProcessBuilder("sh", "-c", "echo before; read -r go; echo after")
            .redirectOutput(log.nextRun())
            .start();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.readString(log.file()).endsWith("before\nbefore\n"));
    Files.write(log.file(), new byte[(10 << 20) + 1], APPEND);

    log.trim();
    try (var word = writer.outputWriter()) {
      word.write("go\n");
    }
    writer.waitFor();

    assertThat(Files.readString(log.file())).isEqualTo("after\n");
    assertThat(log.tail()).isEqualTo("after");
    assertThat(folder.resolve("application.log.1"))
        .hasSize((10 << 20) + 1L + "the run before\nbefore\n".length());
  }
}
