package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import evenkeel.standalone.supervisor.process.ProcessRecord;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorFaultTest {
  private static final Duration A_WHILE = Duration.ofMinutes(5);
  private static final List<String> PROCESSES = List.of("postgresql", "temporal", "application");

  @TempDir Path folder;
  private final List<SupervisorEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void writeSettings() throws IOException {
    TestHome.settings(folder, "");
  }

  @AfterEach
  void leaveNothing() {
    var left = TestHome.processes(folder);
    left.forEach(ProcessHandle::destroyForcibly);
    assertThat(left).isEmpty();
  }

  @Test
  void endsWhatAKilledSupervisorLeftAndGoesOn() throws Exception {
    var killed = killedSupervisor();
    var left = records();
    assertThat(left).allMatch(r -> r.fate() == ProcessRecord.Fate.OURS);

    try (var supervisor = Supervisor.start(TestHome.in(folder), events::add)) {
      assertThat(TestHome.ask(supervisor.jdbcUrl(), "select answer from kept")).isEqualTo("42");
      assertThat(supervisor.jdbcUrl()).isEqualTo(killed.jdbcUrl());
      assertThat(supervisor.temporalAddress()).isEqualTo(killed.temporal());
      assertThat(left).allMatch(r -> r.fate() == ProcessRecord.Fate.GONE);
      assertThat(mainProcesses()).hasSize(3);
      assertThat(events).filteredOn(e -> e.kind() == Kind.LEFTOVER_ENDED).hasSize(3);
      assertThat(finishedStory(supervisor.temporalAddress())).isEqualTo("aye");
    }
  }

  @Test
  void opensTheDatabaseAloneAfterAKill() throws Exception {
    killedSupervisor();

    try (var database = HomeDatabase.open(TestHome.data(folder))) {
      assertThat(TestHome.ask(database.jdbcUrl(), "select answer from kept")).isEqualTo("42");
      assertThat(mainProcesses()).hasSize(1);
      assertThatThrownBy(() -> Supervisor.start(TestHome.in(folder)))
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void neverEndsAStrangerWithARecycledPid() throws Exception {
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      var longAgo = Instant.now().minus(Duration.ofDays(3));
      for (var process : PROCESSES) {
        new ProcessRecord(stranger.pid(), longAgo, List.of(process, "--of", "ours"))
            .save(TestHome.data(folder).resolve("processes").resolve(process));
      }

      Supervisor.start(TestHome.in(folder), events::add).close();

      assertThat(stranger.isAlive()).isTrue();
      assertThat(events).noneMatch(e -> e.kind() == Kind.LEFTOVER_ENDED);
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void startsPostgresAlthoughAStrangerHasItsOldPid() throws Exception {
    killedSupervisor();
    var postmaster = TestHome.record(folder, "postgresql");
    ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
    await().atMost(A_WHILE).until(() -> postmaster.fate() == ProcessRecord.Fate.GONE);
    var file = TestHome.data(folder).resolve("postgresql").resolve("postmaster.pid");
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      var lines = Files.readString(file).split("\n", 2);
      Files.writeString(file, stranger.pid() + "\n" + lines[1]);

      try (var supervisor = Supervisor.start(TestHome.in(folder))) {
        assertThat(TestHome.ask(supervisor.jdbcUrl(), "select answer from kept")).isEqualTo("42");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void stopsWithTheMessageWhenSettingsAreRefused() throws Exception {
    TestHome.settings(folder, "mode: wrong");

    assertThatThrownBy(() -> Supervisor.start(TestHome.in(folder), events::add))
        .hasMessageContaining("settings.yml:1: mode: found \"wrong\", allowed are observe and act")
        .hasFieldOrPropertyWithValue("exitCode", StartFailure.SETTINGS_REFUSED);

    assertThat(events)
        .filteredOn(e -> e.process().equals("application") && e.kind() == Kind.STARTED)
        .hasSize(1);
  }

  @Test
  void stopsWhenSettingsAreRefusedAtARestart() throws Exception {
    var supervisor = Supervisor.start(TestHome.in(folder), events::add);
    TestHome.settings(folder, "mode: wrong");

    supervisor.killApplication();

    assertThat(supervisor.awaitEnd().orElseThrow())
        .hasMessageContaining("found \"wrong\"")
        .hasFieldOrPropertyWithValue("exitCode", StartFailure.SETTINGS_REFUSED);
  }

  @Test
  void givesUpWithTheLogWhenTheApplicationNeverGetsReady() throws Exception {
    TestHome.settings(folder, "broken");

    assertThatThrownBy(() -> Supervisor.start(TestHome.in(folder)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("application ended 3 times before it was ready")
        .hasMessageContaining("cannot breathe");
  }

  @Test
  void namesTheProgramThatIsMissing() throws Exception {
    var home = TestHome.in(folder);
    var missing = folder.resolve("no-temporal");
    var without =
        new Home(home.data(), home.settings(), missing, home.ports(), home.applicationCommand());

    assertThatThrownBy(() -> Supervisor.start(without))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("temporal ended 3 times before it was ready")
        .hasMessageContaining(missing.toString());
  }

  @Test
  void endsEverythingAtCtrlC() throws Exception {
    var program = program();
    var left = records();

    new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
    program.waitFor();

    assertThat(left).allMatch(r -> r.fate() == ProcessRecord.Fate.GONE);
  }

  private record Addresses(String jdbcUrl, String temporal) {}

  /** Wrote a row and began a story before its supervisor was killed. */
  private Addresses killedSupervisor() throws Exception {
    var program = program();
    var addresses = addresses();
    TestHome.ask(addresses.jdbcUrl(), "create table kept as select 42 as answer");
    var options = WorkflowOptions.newBuilder().setTaskQueue("waiting").setWorkflowId("waiting");
    var stubs = stubs(addresses.temporal());
    WorkflowClient.start(
        client(stubs).newWorkflowStub(WaitingWorkflow.class, options.build())::run);
    stubs.shutdownNow();
    program.destroyForcibly().waitFor();
    return addresses;
  }

  private Process program() throws Exception {
    var log = folder.resolve("program.log").toFile();
    var program =
        new ProcessBuilder(asFromATerminal(Jvm.command(SupervisorProgram.class, folder.toString())))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    TestHome.in(folder);
    var applicationLog = TestHome.data(folder).resolve("logs").resolve("application.log");
    await()
        .atMost(A_WHILE)
        .until(() ->
            !program.isAlive()
                || (Files.exists(applicationLog)
                    && Files.readString(applicationLog).contains("ready with")));
    assertThat(program.isAlive()).as(Files.readString(log.toPath())).isTrue();
    return program;
  }

  /** What a shell starts in its background ignores Ctrl-C, and so does all that comes from it. */
  private static List<String> asFromATerminal(List<String> command) {
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
    heeding.addAll(command);
    return Files.exists(Path.of("/proc")) ? heeding : command;
  }

  private Addresses addresses() throws IOException {
    var command = TestHome.record(folder, "application").command();
    return new Addresses(option(command, "--postgres="), option(command, "--temporal="));
  }

  private static String option(List<String> command, String name) {
    var option = command.stream().filter(o -> o.startsWith(name)).findFirst().orElseThrow();
    return option.substring(name.length());
  }

  private List<ProcessRecord> records() throws IOException {
    var records = new ArrayList<ProcessRecord>();
    for (var process : PROCESSES) {
      records.add(TestHome.record(folder, process));
    }
    return records;
  }

  private List<ProcessHandle> mainProcesses() {
    return TestHome.processes(folder).stream()
        .filter(p -> p.parent().filter(ProcessHandle.current()::equals).isPresent())
        .toList();
  }

  private static String finishedStory(String address) {
    var stubs = stubs(address);
    var client = client(stubs);
    var factory = WorkerFactory.newInstance(client);
    factory.newWorker("waiting").registerWorkflowImplementationTypes(WaitingWorkflowImpl.class);
    factory.start();
    client.newWorkflowStub(WaitingWorkflow.class, "waiting").say("aye");
    var result = WorkflowStub.fromTyped(client.newWorkflowStub(WaitingWorkflow.class, "waiting"));
    var heard = result.getResult(String.class);
    factory.shutdownNow();
    stubs.shutdownNow();
    return heard;
  }

  private static WorkflowServiceStubs stubs(String address) {
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(address).build();
    return WorkflowServiceStubs.newServiceStubs(target);
  }

  private static WorkflowClient client(WorkflowServiceStubs stubs) {
    var namespace = WorkflowClientOptions.newBuilder().setNamespace("evenkeel").build();
    return WorkflowClient.newInstance(stubs, namespace);
  }
}
