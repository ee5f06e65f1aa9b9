package evenkeel.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.standalone.advice.AdvisedPerson;
import evenkeel.standalone.advice.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plan as a person calls for it, on a real client. */
class PlanTest extends AdvisedPerson {
  @BeforeEach
  void start() {
    try (var user = home().client().user()) {
      AddOrder order = AddOrder.into(home().client().downloads());
      MadeTorrent ignored = download("left to itself", "127.0.0.2");
      user.adds(order, download("stopped book", "127.0.0.2"), download("film", "127.0.0.9"));
      user.adds(order.tags("evenkeel-ignore"), ignored);
      Patience.until(
          "none is checked",
          Duration.ofMinutes(1),
          () ->
              user.torrents().size() == 3
                  && user.torrents().stream().noneMatch(one -> one.state().startsWith("checking")));
    }
  }

  @Test
  void namesWhatWouldBeDoneAndWhyAndCountsWhatIsOfNoAccount() throws Exception {
    int code = plan(home().client().password(), "--as-if-emergency");

    assertThat(code).isZero();
    assertThat(out.taken().lines())
        .anyMatch(line -> line.contains("account mam: no reading yet; supposing an emergency"))
        .anyMatch(line -> line.contains("(mode observe: shown, not done)"))
        .contains("client home: 3 torrents")
        .contains("  stop, incomplete and not stopped: 1", "    stopped book [mam]")
        .contains("  leave, excluded by its tag: 1", "    left to itself [mam]")
        .contains("  of no account, 127.0.0.9: 1");
    assertThat(home().data()).doesNotExist();
  }

  @Test
  void saysThatNothingIsToBeDoneNow() throws Exception {
    try (Books books = home().books()) {
      assertThat(books.inUse()).isFalse();

      int code = plan(home().client().password(), "--account", "mam");

      assertThat(code).isZero();
      assertThat(out.taken())
          .contains("nothing is done now")
          .contains("leave, its account needs nothing now: 1")
          .doesNotContain("of no account");
    }
  }

  @Test
  void plansNothingByADatabaseOfAnotherVersion() throws Exception {
    try (Books books = home().books()) {
      home().older(books);
      assertThat(plan("any")).isEqualTo(1);
      home().newer(books);
      assertThat(plan("any")).isEqualTo(1);
    }

    assertThat(err.taken())
        .contains("written by an older Evenkeel: start this one once", "by a newer Evenkeel");
    assertThat(home().proxy().count("auth/login")).isZero();
  }

  @Test
  void tellsAScriptEveryTorrent() throws Exception {
    plan(home().client().password(), "--as-if-emergency", "--json");

    JsonNode report = JsonMapper.shared().readTree(out.taken());
    JsonNode client = report.path("clients").path(0);
    assertThat(report.path("accounts").path(0).path("standing").asString()).isEqualTo("supposed");
    assertThat(client.path("torrents")).hasSize(3);
    assertThat(client.path("torrents").path(0).path("act").asString()).isEqualTo("stop");
    assertThat(client.path("torrents").path(0).path("reason").asString()).isEqualTo("downloads");
    assertThat(client.path("counts").path("leave").asInt()).isEqualTo(2);
    assertThat(client.path("of_no_account").path("127.0.0.9").asInt()).isEqualTo(1);
  }

  @Test
  void logsInOnceWithAWrongPassword() throws Exception {
    for (int call = 0; call < 3; call++) {
      assertThat(plan("wrong")).isEqualTo(1);
    }

    assertThat(out.taken()).contains("client home could not be looked at");
    assertThat(home().proxy().count("auth/login")).isEqualTo(1);
  }

  @Test
  void refusesAnAccountThatIsNotThere() throws Exception {
    assertThat(plan("any", "--account", "other")).isEqualTo(2);

    assertThat(err.taken()).contains("there is no account 'other' in the settings; there is mam");
  }

  private static MadeTorrent download(String name, String tracker) {
    return MadeTorrent.named(name, 64 << 10).announcingTo("http://" + tracker + ":9/announce/0123");
  }

  private int plan(String password, String... more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(home().with(password));
    arguments.addAll(List.of(more));
    return new Plan(out.stream(), err.stream()).run(arguments);
  }
}
