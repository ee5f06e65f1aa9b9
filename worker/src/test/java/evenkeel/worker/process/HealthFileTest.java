package evenkeel.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.Database;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HealthFileTest {
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    temporal.close();
  }

  @Test
  void isWrittenWhenPostgresAndTemporalAnswer() {
    HealthFile health = health(Database.fresh().jdbc());

    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          health.look();
          assertThat(file()).exists();
        });
  }

  @Test
  void isNotWrittenWhilePostgresIsAway() {
    health(JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/away")))
        .look();

    assertThat(file()).doesNotExist();
  }

  @Test
  void isNotWrittenWhileTemporalIsAway() {
    HealthFile health = health(Database.fresh().jdbc());
    temporal.shutdownNow();
    temporal.close();

    health.look();

    assertThat(file()).doesNotExist();
  }

  private HealthFile health(JdbcClient database) {
    return new HealthFile(file(), database, temporal.getWorkflowClient());
  }

  private Path file() {
    return folder.resolve("healthy");
  }
}
