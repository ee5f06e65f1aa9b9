package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftBehindTest {
  private static final Settings WITHOUT_ANY =
      new Settings(
          List.of(),
          List.of(),
          new KeepingSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));

  private final Database database = Database.fresh();

  @Test
  void startsWhenNothingIsHeld() {
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
            "account mam has an open emergency; account two has an open emergency;"
                + " client attic holds torrents of Evenkeel; client home holds torrents of Evenkeel."
                + " Put it back into the settings, or give everything back first: ./evenkeel restore");
  }

  @Test
  void namesNoneThatIsStillInTheSettings() {
    opens("mam");
    holds("home", false);
    holds("attic", false);

    assertThatThrownBy(() -> LeftBehind.check(database.jdbc(), with("home")))
        .hasMessageStartingWith(
            "account mam has an open emergency; client attic holds torrents of Evenkeel. ");
  }

  private void opens(String account) {
    new HoldersLedger(database.jdbc())
        .open("emergency/" + account, new HoldersLedger.Occasion(account, null, null, null));
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

  private static Settings with(String client) {
    Duration any = Duration.ofSeconds(1);
    return new Settings(
        List.of(),
        List.of(
            new ClientSettings(
                client,
                URI.create("http://127.0.0.1:9"),
                new ClientLogin.Password("me", new Secret("invented")),
                any,
                new ClientSettings.Pace(any, any, 1, 1))),
        WITHOUT_ANY.keeping());
  }
}
