package evenkeel.standalone.up;

import static evenkeel.standalone.Household.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.process.ApiApplication;
import evenkeel.simulator.proxy.Hold;
import evenkeel.standalone.ChildJvm;
import evenkeel.standalone.Door;
import evenkeel.standalone.Ledger;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.UpHousehold;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.temporal.EvenkeelSearchAttributes;
import evenkeel.worker.process.WorkerApplication;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The api and two workers, each a process of its own, beside PostgreSQL and Temporal. */
class SeparateProcessesJourneyTest {
  private static final String KEEPER = "client home: this worker is its keeper";

  @TempDir Path folder;

  private final Map<String, Process> started = new TreeMap<>();

  @Test
  void anotherWorkerGoesOnWithWhatAKilledAndThenAFrozenOneBegan() throws Exception {
    Ports ports = Ports.free();
    try (UpHousehold home = UpHousehold.in(folder);
        var postgres = OutsidePostgresServer.start(folder, ports.postgres())) {
      awaits("a user", () -> postgres.order("postgres", "create role eve login password 'hers'"));
      postgres.order("postgres", "create database keel owner eve");
      home.settings(ports.servers());
      Snapshot atRest = home.snapshot();
      Door door = new Door(URI.create("http://127.0.0.1:" + ports.api()), home.data());
      startAll(ports, door);

      Hold held = freezes(home, door);
      process("first").destroyForcibly().waitFor();
      awaits("the second is the keeper", () -> says("second", KEEPER));
      held.letGo();
      expectFrozenAndReleased(1, home, door, atRest);
      awaits("the ledger is at rest", ports.ledger()::expectRest);

      thirdGoesOnWhileTheSecondIsFrozen(home, door, atRest);
      awaits("the ledger is at rest", ports.ledger()::expectRest);
      atRest.expectSame(home.snapshot());
    } finally {
      for (Process process : started.values()) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private void thirdGoesOnWhileTheSecondIsFrozen(UpHousehold home, Door door, Snapshot atRest)
      throws Exception {
    start("third", WorkerApplication.class);
    awaits("the third is healthy", () -> assertThat(health("third")).exists());
    Hold late = freezes(home, door);
    signal("-STOP", "second");
    awaits("the third is the keeper", () -> says("third", KEEPER));
    expectFrozenAndReleased(2, home, door, atRest);
    late.letGo();
    signal("-CONT", "second");
    awaits("the second knows that it is not", () -> says("second", "has ended"));
    awaits("the late stop is refused", () -> assertThat(late.statuses()).containsExactly(403));
  }

  private void expectFrozenAndReleased(long number, UpHousehold home, Door door, Snapshot atRest)
      throws Exception {
    awaits("it is frozen", () -> door.expectPhase(number, "frozen"));
    awaits("the client shows it", () -> atRest.expectFrozen(home.filled().user()));
    door.post("/api/accounts/mam/release", "{\"reason\": \"all is well\"}");
    awaits("it is over", () -> door.expectState(number, "closed"));
    awaits("the client is as it was", () -> atRest.expectSame(home.snapshot()));
  }

  /** The api first, which has to wait; then the worker that keeps the client, and another. */
  private void startAll(Ports ports, Door door) throws IOException {
    start("api", ApiApplication.class);
    awaits("the api waits", () -> says("api", "waiting until a worker has brought the schema"));
    startTemporal(ports.temporal());
    start("first", WorkerApplication.class);
    awaits("the first is the keeper", () -> says("first", KEEPER));
    start("second", WorkerApplication.class);
    awaits("the second is healthy", () -> assertThat(health("second")).exists());
    awaits("the api is ready", () -> door.get("/health/ready"));
  }

  /** The keeper has its first stop on the way, which is held up. */
  private static Hold freezes(UpHousehold home, Door door) throws Exception {
    Hold held = home.proxy().holdNext("/api/v2/torrents/stop");
    door.post("/api/accounts/mam/freeze", "{\"reason\": \"to be safe\"}");
    awaits("the first stop is on its way", () -> assertThat(held.arrived()).isEqualTo(1));
    return held;
  }

  private Process process(String name) {
    return Objects.requireNonNull(started.get(name));
  }

  private void signal(String signal, String name) throws Exception {
    String pid = Long.toString(process(name).pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  @AfterEach
  void leavesNothingBehind() {
    assertThat(started.values()).noneMatch(Process::isAlive);
  }

  private void says(String name, String words) throws IOException {
    assertThat(Files.readString(log(name))).contains(words);
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Path health(String name) {
    return folder.resolve(name).resolve("evenkeel-worker-healthy");
  }

  private void start(String name, Class<?> program) throws IOException {
    List<String> command = new ArrayList<>(ChildJvm.command(program, folder));
    command.add(1, "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve(name)));
    command.add("--settings=" + folder.resolve("evenkeel.yml"));
    command.add("--data=" + folder.resolve("data"));
    start(name, command);
  }

  private void startTemporal(int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Tools.ofThisMachine().temporal().orElseThrow().toString());
    command.addAll(List.of("server", "start-dev", "--ip", "127.0.0.1", "--port", "" + port));
    command.addAll(List.of("--headless", "--namespace", "evenkeel"));
    EvenkeelSearchAttributes.all()
        .forEach(attribute ->
            command.addAll(List.of("--search-attribute", attribute.getName() + "=Keyword")));
    start("temporal", command);
  }

  /** One torrent a call, so that there is a middle to die in. */
  private void start(String name, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log(name).toFile()));
    builder.environment().put("EVENKEEL_CLIENTS__HOME__PACE__SLICE", "1");
    builder
        .environment()
        .put("EVENKEEL_POSTGRES__PASSWORD_FILE", folder.resolve("hers").toString());
    Files.writeString(folder.resolve("hers"), "hers\n");
    Process process = builder.start();
    started.put(name, process);
  }

  /** Where everything is. */
  private record Ports(int postgres, int temporal, int api) {
    static Ports free() throws IOException {
      return new Ports(UpHousehold.freePort(), UpHousehold.freePort(), UpHousehold.freePort());
    }

    Ledger ledger() {
      return new Ledger(
          "jdbc:postgresql://127.0.0.1:%d/keel?user=eve&password=hers".formatted(postgres));
    }

    String servers() {
      return """
      postgres: {url: "127.0.0.1:%d/keel", username: eve}
      temporal: {address: "127.0.0.1:%d"}
      api: {port: %d}
      """
          .formatted(postgres, temporal, api);
    }
  }
}
