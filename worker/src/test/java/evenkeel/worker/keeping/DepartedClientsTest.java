package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DepartedClientsTest {
  private static final Duration ANY = Duration.ofSeconds(1);
  private static final Settings WITHOUT_ANY =
      new Settings(List.of(), List.of(), new KeepingSettings(ANY, ANY, ANY));

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final HoldersLedger holders = new HoldersLedger(jdbc);
  private final List<String> told = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final DepartedClients departed =
      new DepartedClients(
          jdbc,
          WITHOUT_ANY,
          (holder, report) -> told.add(holder + " " + words(report)),
          ended::add);

  @Test
  void keepNoEmergencyWaiting() {
    new LeasesLedger(jdbc).seize("attic", "test", ANY);
    Holder seen = opens("emergency/mam");
    Holder closed = opens("emergency/two");
    opens("emergency/three");
    holders.openingLook(seen.id(), "attic", 1);
    holders.openingLook(closed.id(), "attic", 1);
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
    assertThat(holders.concerned(closed.id())).isEmpty();
  }

  @Test
  void areOnlyThoseThatWereServed() {
    opens("emergency/mam");

    departed.dismiss();

    assertThat(ended).isEmpty();
    assertThat(told).isEmpty();
  }

  private Holder opens(String holder) {
    return holders.open(holder, new HoldersLedger.Occasion("mam", null, null, null)).orElseThrow();
  }

  private static String words(KeeperReport report) {
    return "has " + (report.placed() ? "placed all" : report.returned() ? "returned all" : "more");
  }
}
