package evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OutsideAwayTest {
  @TempDir Path data;

  private WorkflowServiceStubs nowhere;
  private Door door;

  @BeforeEach
  void openADoorWithNothingBehindIt() throws IOException {
    nowhere =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
    door =
        Door.open(
            data,
            new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"),
            WorkflowClient.newInstance(nowhere));
  }

  @AfterEach
  void close() {
    door.close();
    nowhere.shutdownNow();
  }

  @Test
  void saysThatTemporalIsAwayAndWhenToAskAgain() {
    Answer answer = door.post("/api/accounts/mam/freeze", "{\"reason\": \"moving house\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("temporal-away");
    assertThat(answer.header("retry-after")).isEqualTo("5");
    assertThat(answer.body().toString()).doesNotContain("Exception").doesNotContain("127.0.0.1");
  }

  @Test
  void saysThatTheDatabaseIsAwayAndWhenToAskAgain() {
    for (String path : new String[] {"readings", "emergency"}) {
      Answer answer = door.get("/api/accounts/mam/" + path);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("database-away");
      assertThat(answer.header("retry-after")).isEqualTo("5");
      assertThat(answer.body().toString()).doesNotContain("jdbc").doesNotContain("Exception");
    }
  }

  @Test
  void livesButIsNotReady() {
    Answer live = door.send("/health/live", request -> request);
    Answer ready = door.send("/health/ready", request -> request);

    assertThat(live.status()).isEqualTo(200);
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.problem()).isEqualTo("not-ready");
    assertThat(ready.body().at("/temporal").asBoolean(true)).isFalse();
    assertThat(ready.body().at("/database").asBoolean(true)).isFalse();
    assertThat(ready.body().at("/workers").asBoolean(true)).isFalse();
    Answer health = door.send("/health", request -> request);
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body().at("/ready").asBoolean(true)).isFalse();
    assertThat(health.text("/components/workers")).isEqualTo("not known without Temporal");
  }

  @Test
  void opensWithTheSameKeyAfterARestart() {
    String key = door.key();
    door.close();

    door =
        Door.open(
            data,
            new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"),
            WorkflowClient.newInstance(nowhere));

    assertThat(door.send("/nowhere", it -> it.header("X-Api-Key", key)).status()).isEqualTo(404);
  }
}
