package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
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
  void refusesToStartOverAnAccountAndAClientThatLeftTheSettingsAndSaysTheWayOut() {
    new HoldersLedger(database.jdbc())
        .open("emergency/mam", new HoldersLedger.Occasion("mam", null, null, null));
    database
        .jdbc()
        .sql(
            """
            with g as (insert into generations (client, hash, added_on, name)
                       values ('home', 'aa', 1, 'Invented Book') returning id)
            insert into baselines (generation_id, field, value, look)
            select id, 'run', 'NORMAL', 1 from g
            """)
        .update();

    assertThatThrownBy(() -> LeftBehind.check(database.jdbc(), WITHOUT_ANY))
        .isInstanceOf(LeftBehind.StillHeld.class)
        .hasMessageContaining("account mam has an open emergency")
        .hasMessageContaining("client home holds torrents")
        .hasMessageContaining("evenkeel restore");
  }
}
