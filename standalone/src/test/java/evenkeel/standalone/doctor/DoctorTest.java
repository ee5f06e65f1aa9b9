package evenkeel.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.site.Rotation;
import evenkeel.standalone.UpHousehold;
import evenkeel.standalone.advice.AdvisedPerson;
import evenkeel.standalone.advice.Books;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doctor as a person calls it, on a real client and the simulated site. */
class DoctorTest extends AdvisedPerson {
  @Test
  void findsAllWellWhereEvenkeelHasNeverRunAndLosesNoCookie() throws Exception {
    home().world().site().rotates(Rotation.EVERY_CALL);

    int first = examine(home().client().password());
    String said = out.taken();
    int second = examine(home().client().password());

    assertThat(first).as(said).isZero();
    assertThat(said.lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("ok       PostgreSQL"))
        .anyMatch(
            line -> line.startsWith("ok       client home") && line.contains("login accepted"))
        .anyMatch(line -> line.startsWith("ok       site of mam") && line.contains("ratio 2.400"))
        .contains("All is well.");
    assertThat(second).as(out.taken()).isZero();
    assertThat(home().world().site().traffic().requests()).isEqualTo(2);
  }

  @Test
  void asksNothingOfTheSiteWhileEvenkeelRuns() throws Exception {
    try (Books running = home().books()) {
      assertThat(running.inUse()).isFalse();

      int code = examine(home().client().password());

      assertThat(code).isZero();
      assertThat(out.taken()).contains("Evenkeel runs on it", "unasked  site of mam");
      assertThat(home().world().site().traffic().requests()).isZero();
    }
  }

  @Test
  void saysThatTheDatabaseIsOfAnOlderVersionAndLeavesItSo() throws Exception {
    try (Books books = home().books()) {
      home().older(books);
    }

    int code = examine(home().client().password());

    assertThat(code).as(err.taken()).isZero();
    assertThat(out.taken())
        .contains("warning  PostgreSQL", "-> the database was written by an older Evenkeel")
        .contains("ok       client home", "unasked  site of mam", "start this one once");
    assertThat(home().world().site().traffic().requests()).isZero();
    try (Books books = home().books()) {
      assertThat(books.areOlder()).isTrue();
    }
  }

  @Test
  void saysThatTheDatabaseIsOfANewerVersion() throws Exception {
    try (Books books = home().books()) {
      home().newer(books);

      int code = examine(home().client().password());

      assertThat(code).isEqualTo(1);
      assertThat(out.taken())
          .contains("WRONG    PostgreSQL", "written by a newer Evenkeel", "schema version 1000")
          .contains("ok       client home", "unasked  site of mam", "Wrong: 1 of 3.");
    }
  }

  @Test
  void logsInOnceWithAWrongPasswordAndTellsAScriptTheSame() throws Exception {
    int first = examine("wrong");
    String said = out.taken();
    int second = examine("wrong", "--json");
    int logins = home().proxy().count("auth/login");
    JsonNode report = JsonMapper.shared().readTree(out.taken());
    JsonNode client = report.path("servers").path(1);
    examine("wrong", "--again");

    assertThat(List.of(first, second)).containsOnly(1);
    assertThat(said)
        .contains("WRONG    client home", "wrong user name or password", "Wrong: 1 of 3.");
    assertThat(report.path("well").asBoolean()).isFalse();
    assertThat(client.path("state").asString()).isEqualTo("wrong");
    assertThat(client.path("found").asString()).contains("not tried again");
    assertThat(client.path("advice").asString()).contains("doctor --again");
    assertThat(report.path("settings").path("clients.home.url").asString()).contains(".yml:");
    assertThat(logins).isEqualTo(1);
    assertThat(home().proxy().count("auth/login")).isEqualTo(2);
  }

  @Test
  void examinesClientsButNoSiteWithoutPostgres() throws Exception {
    Files.writeString(home().data(), "a file where the data folder should be");

    int code = examine(home().client().password());

    assertThat(code).isEqualTo(1);
    assertThat(out.taken())
        .contains("WRONG    PostgreSQL", "ok       client home", "unasked  site of mam");
    assertThat(home().world().site().traffic().requests()).isZero();
  }

  @Test
  void tellsOfServersThatSomebodyElseRuns() throws Exception {
    int port = UpHousehold.freePort();
    List<String> arguments = home().with(home().client().password());
    Files.writeString(
        Path.of(arguments.getLast()),
        """
        postgres: {url: '127.0.0.1:%d/keel', username: keeper, password: not-to-be-shown}
        temporal: {address: '127.0.0.1:%d'}
        """
            .formatted(port, port),
        StandardOpenOption.APPEND);

    int code = run(arguments.toArray(String[]::new));

    assertThat(code).isEqualTo(1);
    assertThat(out.taken())
        .contains("WRONG    PostgreSQL (jdbc:postgresql://127.0.0.1:%d/keel)".formatted(port))
        .contains("correct postgres.url")
        .contains("WRONG    Temporal (127.0.0.1:%d): it does not answer".formatted(port))
        .contains("correct temporal.address", "ok       client home", "Wrong: 2 of 4.")
        .doesNotContain("not-to-be-shown");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    Path gone = folder.resolve("gone.yml");

    assertThat(run("--dta", "x")).isEqualTo(2);
    assertThat(run("--data")).isEqualTo(2);
    assertThat(run("--settings", gone.toString())).isEqualTo(2);

    assertThat(err.taken())
        .contains(
            "doctor does not know '--dta'", "--data needs a value", "no settings file " + gone);
  }

  @Test
  void tellsEveryFaultOfTheSettings() throws Exception {
    Path faulty = Files.writeString(folder.resolve("faulty.yml"), "clients: {}\n");

    assertThat(run("--settings", faulty.toString())).isEqualTo(1);
    assertThat(err.taken()).contains("accounts").contains("clients");
  }

  private int examine(String password, String... more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(home().with(password));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) throws InterruptedException {
    return new Doctor(out.stream(), err.stream()).run(List.of(arguments));
  }
}
