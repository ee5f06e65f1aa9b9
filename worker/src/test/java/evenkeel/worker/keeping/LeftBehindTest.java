package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
  private static final Settings WITHOUT_ANY =
      new Settings(
          List.of(),
          List.of(),
          new KeepingSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));

  @TempDir private Path folder = Path.of("");
  private final Database database = Database.fresh();
  private final HoldersLedger holders = new HoldersLedger(database.jdbc());

  @Test
  void startsWhenNothingIsHeld() {
    holders.open("order", new HoldersLedger.Occasion(null, null, null, null));

    assertThatCode(() -> LeftBehind.check(database.jdbc(), WITHOUT_ANY)).doesNotThrowAnyException();
  }

  @Test
  void refusesToStartOverAccountsAndClientsThatLeftTheSettingsAndSaysTheWayOut() {
    opens("mam");
    opens("two");
    holds("home", false);
    holds("attic", false);
    holds("gone", true);

    assertThatThrownBy(() -> LeftBehind.check(database.jdbc(), WITHOUT_ANY))
        .isInstanceOf(LeftBehind.StillHeld.class)
        .hasMessage(
            "account mam is not in the settings any more, but its emergency is still open;"
                + " account two is not in the settings any more, but its emergency is still open;"
                + " client attic is not in the settings any more, but Evenkeel still holds torrents"
                + " there; client home is not in the settings any more, but Evenkeel still holds"
                + " torrents there. Put back what is missing. It can leave the settings once"
                + " everything is given back: ./evenkeel restore");
  }

  @Test
  void namesNoneThatIsStillInTheSettings() throws IOException {
    opens("mam");
    opens("two");
    holds("home", false);
    holds("attic", false);

    assertThatThrownBy(() -> LeftBehind.check(database.jdbc(), withMamAndHome()))
        .message()
        .contains("account two is not", "client attic is not")
        .doesNotContain("account mam", "client home");
  }

  @Test
  void startsWhenEverythingWasGivenBackBefore() {
    opens("mam");
    holders.close(holders.open("emergency/mam").orElseThrow().id(), "released");
    holds("home", false);
    database.jdbc().sql("update baselines set closed_at = now(), closed_how = 'restored'").update();

    assertThatCode(() -> LeftBehind.check(database.jdbc(), WITHOUT_ANY)).doesNotThrowAnyException();
  }

  private void opens(String account) {
    holders.open("emergency/" + account, new HoldersLedger.Occasion(account, null, null, null));
  }

  private void holds(String client, boolean parked) {
    database
        .jdbc()
        .sql(
            """
            with g as (insert into generations (client, hash, added_on, name)
                       values (:client, 'aa', 1, 'Invented Book') returning id)
            insert into baselines (generation_id, field, value, look, parked_at)
            select id, 'run', 'NORMAL', 1, case when :parked then now() end from g
            """)
        .param("client", client)
        .param("parked", parked)
        .update();
  }

  private Settings withMamAndHome() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("evenkeel.yml"),
            """
            accounts: {mam: {cookie: none}}
            clients: {home: {url: "http://127.0.0.1:9", username: me, password: invented}}
            """);
    return ((SettingsVerdict.Valid) SettingsFile.read(file, Map.of())).settings();
  }
}
