package evenkeel.standalone.up;

import static evenkeel.standalone.Household.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Program;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.UpHousehold;
import evenkeel.standalone.UpProgram;
import evenkeel.standalone.restore.Restore;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.standalone.terminal.Terminal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run for keeps on somebody else's PostgreSQL and Temporal. */
class OutsideServersJourneyTest {
  private static final Pattern ADVICE = Pattern.compile("make it: temporal (.*?); waiting for it");
  private static final String NEWER =
      """
      insert into flyway_schema_history
        (installed_rank, version, description, type, script, installed_by, execution_time, success)
      values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, true)
      """;

  @TempDir Path folder;

  @Test
  void waitsForThemSaysWhoIsAwayAndWorksOnThem() throws Exception {
    int postgresPort = UpHousehold.freePort();
    int temporalPort = UpHousehold.freePort();
    try (UpHousehold home = UpHousehold.in(folder)) {
      home.settings(servers(postgresPort, temporalPort));
      Snapshot atRest = home.snapshot();
      UpProgram up = home.up();
      up.awaitsSaying("PostgreSQL at 127.0.0.1:%d/keel: does not answer".formatted(postgresPort));

      try (var postgres = OutsidePostgresServer.start(folder, postgresPort)) {
        postgresLetsItIn(up, postgres);
        up.awaitsSaying("Temporal at 127.0.0.1:%d: does not answer".formatted(temporalPort));

        Process temporal = temporal(startDev(temporalPort));
        try {
          awaits("advice", () -> assertThat(ADVICE.matcher(up.said()).find()).isTrue());
          assertThat(temporal(advised(up)).waitFor()).isZero();
          up.awaitsUp();

          worksAndGivesBack(home, atRest);
          up.end();
          assertThat(home.data().resolve("postgresql")).doesNotExist();
          assertThat(home.data().resolve("temporal.db")).doesNotExist();
          assertThat(temporal.isAlive() && postgres.process().isAlive()).isTrue();

          refusesANewerSchema(home, postgres);
        } finally {
          temporal.destroyForcibly().waitFor();
        }
      }
    }
  }

  private static void postgresLetsItIn(UpProgram up, OutsidePostgresServer postgres)
      throws Exception {
    up.awaitsSaying("refuses the user eve: postgres.username and postgres.password");
    postgres.order("postgres", "create role eve login password 'her $'");
    up.awaitsSaying("has no such database; make one that eve owns");
    postgres.order("postgres", "create database keel owner eve");
    up.awaitsSaying("PostgreSQL at 127.0.0.1:%d/keel: is there".formatted(postgres.port()));
  }

  private void worksAndGivesBack(UpHousehold home, Snapshot atRest) throws Exception {
    Program frozen = order("freeze", "mam", "--reason", "moving the server");
    assertThat(frozen.exitCode()).as(frozen.said()).isZero();
    awaits("it is frozen", () -> home.door().expectPhase(1, "frozen"));
    awaits("the client shows it", () -> atRest.expectFrozen(home.filled().user()));
    assertThat(home.door().address().getHost()).isEqualTo("127.0.0.2");
    awaits(
        "status tells it",
        () ->
            assertThat(order("status").said())
                .contains("frozen, held by order: moving the server"));

    Program restored = Program.run(Restore.class, folder, "--data", home.data().toString());

    assertThat(restored.exitCode()).as(restored.said()).isZero();
    atRest.expectSame(home.snapshot());
    awaits("the story has ended", () -> home.door().expectState(1, "closed"));
    assertThat(order("hand-back", "mam").exitCode()).isEqualTo(1);
  }

  private void refusesANewerSchema(UpHousehold home, OutsidePostgresServer postgres)
      throws Exception {
    postgres.order("keel", NEWER);

    UpProgram up = home.up();

    assertThat(up.awaitsEnd()).as(up.said()).isEqualTo(2);
    assertThat(up.said()).contains("written by a newer Evenkeel").contains("9999");
  }

  private Program order(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Program.run(Terminal.class, folder, all.toArray(String[]::new));
  }

  private static List<String> startDev(int port) {
    return List.of("server", "start-dev", "--ip", "127.0.0.1", "--port", "" + port, "--headless");
  }

  private static List<String> advised(UpProgram up) throws IOException {
    Matcher advice = ADVICE.matcher(up.said());
    assertThat(advice.find()).isTrue();
    return List.of(advice.group(1).split(" "));
  }

  private Process temporal(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Tools.ofThisMachine().temporal().orElseThrow().toString());
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("outside-temporal.log").toFile()))
        .start();
  }

  private static String servers(int postgres, int temporal) {
    return """
    postgres: {url: "127.0.0.1:%d/keel", username: eve, password: "her $"}
    temporal: {address: "127.0.0.1:%d"}
    api: {bind: 127.0.0.2, port: %d}
    """
        .formatted(postgres, temporal, UpHousehold.freePort());
  }
}
