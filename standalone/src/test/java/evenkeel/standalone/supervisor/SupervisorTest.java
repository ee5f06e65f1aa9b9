package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import io.grpc.StatusRuntimeException;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SupervisorTest {
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private final List<SupervisorEvent> events = new CopyOnWriteArrayList<>();
  private Supervisor supervisor;

  @BeforeAll
  void startOnce() throws Exception {
    TestHome.settings(folder, "");
    supervisor = Supervisor.start(TestHome.in(folder), events::add);
  }

  @AfterAll
  void closeAndLeaveNothing() {
    if (supervisor != null) {
      supervisor.close();
    }
    assertThat(TestHome.processes(folder)).isEmpty();
  }

  @Test
  void makesPostgresKeepWhatItAcknowledged() throws Exception {
    assertThat(TestHome.ask(supervisor.jdbcUrl(), "show fsync")).isEqualTo("on");
    assertThat(TestHome.ask(supervisor.jdbcUrl(), "show synchronous_commit")).isEqualTo("on");
    assertThat(TestHome.ask(supervisor.jdbcUrl(), "show listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void keepsHistoriesForThirtyDays() {
    assertThat(retention()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void declaresTheSearchAttributes() {
    var target = OperatorServiceStubsOptions.newBuilder().setTarget(supervisor.temporalAddress());
    var stubs = OperatorServiceStubs.newServiceStubs(target.validateAndBuildWithDefaults());

    var listed =
        stubs
            .blockingStub()
            .listSearchAttributes(
                ListSearchAttributesRequest.newBuilder().setNamespace("evenkeel").build());

    assertThat(listed.getCustomAttributesMap())
        .containsKeys("EvenkeelAccount", "EvenkeelPhase", "EvenkeelClient");
    stubs.shutdownNow();
  }

  @Test
  void showsTemporalsUi() {
    await().atMost(A_WHILE).ignoreExceptions().until(() -> answerOfTheUi() == 200);
  }

  private int answerOfTheUi() throws IOException {
    return ((HttpURLConnection) supervisor.temporalUi().toURL().openConnection()).getResponseCode();
  }

  @Test
  void refusesASecondStartAndNamesTheHolder() {
    var holder = Long.toString(ProcessHandle.current().pid());

    for (var attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> Supervisor.start(TestHome.in(folder)))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(TestHome.data(folder).toString())
          .hasMessageContaining("in use by process " + holder);
    }
    assertThat(DataFolderProbe.lockedForOthers(TestHome.data(folder))).isTrue();
  }

  @Test
  void restartsAKilledApplicationAndLeavesTheOthersAlone() throws Exception {
    supervisor.awaitApplication();
    var postgres = supervisor.postgresPid();
    var temporal = supervisor.temporalPid();

    var killed = supervisor.killApplication().orElseThrow();
    var next = supervisor.awaitApplication();

    assertThat(next).isNotEqualTo(killed);
    assertThat(supervisor.postgresPid()).isEqualTo(postgres);
    assertThat(supervisor.temporalPid()).isEqualTo(temporal);
    assertThat(events)
        .anyMatch(
            e -> e.kind() == Kind.DIED && e.pid() == killed && e.text().contains("ended with 137"))
        .anyMatch(e -> e.kind() == Kind.STARTED && e.pid() == next);
  }

  @Test
  void restartsAnApplicationThatDiedByItself() throws Exception {
    var before = supervisor.awaitApplication();

    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    await().atMost(A_WHILE).until(() -> supervisor.applicationPid().orElse(before) != before);
    supervisor.awaitApplication();
  }

  @Test
  void restartsPostgresOnTheSameRows() throws Exception {
    var before = supervisor.postgresPid().orElseThrow();
    TestHome.ask(supervisor.jdbcUrl(), "create table kept as select 42 as answer");

    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    await()
        .atMost(A_WHILE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> TestHome.ask(supervisor.jdbcUrl(), "select answer from kept").equals("42"));
    assertThat(supervisor.postgresPid().orElseThrow()).isNotEqualTo(before);
  }

  @Test
  void restartsTemporal() throws Exception {
    var before = supervisor.temporalPid().orElseThrow();

    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    await().atMost(A_WHILE).until(() -> supervisor.temporalPid().orElse(before) != before);
    await()
        .atMost(A_WHILE)
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .until(() -> retention().equals(Duration.ofDays(30)));
  }

  @Test
  void startsTheApplicationWithItsOptionsAndNoInput() throws Exception {
    supervisor.awaitApplication();

    var log = TestHome.data(folder).resolve("logs").resolve("application.log");
    assertThat(Files.readString(log))
        .contains("stdin at its end: true")
        .contains("--settings=" + folder.resolve("settings.yml"))
        .contains("--data=" + TestHome.data(folder))
        .contains("--postgres=" + supervisor.jdbcUrl())
        .contains("--temporal=" + supervisor.temporalAddress())
        .contains("--api-port=" + supervisor.api().getPort());
  }

  @Test
  void lendsItsPostgresToOthers() throws Exception {
    try (var database = HomeDatabase.open(TestHome.data(folder))) {
      assertThat(database.jdbcUrl()).isEqualTo(supervisor.jdbcUrl());
    }
    supervisor.awaitApplication();
  }

  private Duration retention() {
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(supervisor.temporalAddress());
    var stubs = WorkflowServiceStubs.newServiceStubs(target.validateAndBuildWithDefaults());
    try {
      var question = DescribeNamespaceRequest.newBuilder().setNamespace("evenkeel").build();
      var described = stubs.blockingStub().describeNamespace(question);
      return Duration.ofSeconds(
          described.getConfig().getWorkflowExecutionRetentionTtl().getSeconds());
    } finally {
      stubs.shutdownNow();
    }
  }
}
