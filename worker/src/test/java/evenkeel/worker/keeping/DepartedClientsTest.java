package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DepartedClientsTest {
  private static final Duration ANY = Duration.ofSeconds(1);
  private static final ClientSettings HOME =
      new ClientSettings(
          "home",
          URI.create("http://127.0.0.1:9"),
          new ClientLogin.None(),
          ANY,
          new ClientSettings.Pace(ANY, ANY, 1, 1));

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final HoldersLedger holders = new HoldersLedger(jdbc);
  private final List<String> told = new ArrayList<>();
  private final List<Long> looks = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final DepartedClients departed = departed();

  @Test
  void keepNoEmergencyWaiting() {
    new LeasesLedger(jdbc).seize("attic", "test", ANY);
    Holder seen = opens("emergency/mam");
    Holder closed = opens("emergency/two");
    Holder open = opens("emergency/three");
    for (Holder holder : List.of(seen, closed, open)) {
      holders.openingLook(holder.id(), "attic", 1);
      holders.openingLook(holder.id(), "home", 1);
    }
    holders.close(closed.id(), "released");

    departed.dismiss();
    departed.dismiss();

    assertThat(ended).containsOnly("attic");
    assertThat(told)
        .containsExactly(
            "emergency/mam has placed all",
            "emergency/two has returned all",
            "emergency/three has placed all",
            "emergency/mam has placed all",
            "emergency/three has placed all");
    assertThat(holders.concerned(closed.id())).containsExactly("home");
    assertThat(holders.concerned(seen.id())).containsExactlyInAnyOrder("attic", "home");
    assertThat(holders.concerned(open.id())).containsExactlyInAnyOrder("attic", "home");
  }

  /** A story passes over what was counted in an earlier look than it has heard of. */
  @Test
  void areToldOfLaterThanTheirLastLook() {
    new LeasesLedger(jdbc).seize("attic", "test", ANY);
    jdbc.sql("insert into clients (client, look) values ('attic', 7), ('home', 90)").update();
    opens("emergency/mam");

    departed.dismiss();

    assertThat(looks).containsExactly(8L);
  }

  @Test
  void areNoneOfThoseInTheSettings() {
    new LeasesLedger(jdbc).seize("home", "test", ANY);
    holders.openingLook(opens("emergency/mam").id(), "home", 1);

    departed(HOME).dismiss();

    assertThat(ended).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void areOnlyThoseThatWereServed() {
    opens("emergency/mam");

    departed.dismiss();

    assertThat(ended).isEmpty();
    assertThat(told).isEmpty();
  }

  private DepartedClients departed(ClientSettings... known) {
    return new DepartedClients(
        jdbc,
        new Settings(List.of(), List.of(known), new KeepingSettings(ANY, ANY, ANY)),
        (holder, report) -> {
          told.add(holder + " " + words(report));
          looks.add(report.look());
        },
        ended::add);
  }

  private Holder opens(String holder) {
    return holders.open(holder, new HoldersLedger.Occasion("mam", null, null, null)).orElseThrow();
  }

  private static String words(KeeperReport report) {
    return "has " + (report.placed() ? "placed all" : report.returned() ? "returned all" : "more");
  }
}
