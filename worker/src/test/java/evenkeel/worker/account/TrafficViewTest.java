package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Flow;
import evenkeel.account.Moved;
import evenkeel.account.Projecting.Absence;
import evenkeel.worker.Database;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrafficViewTest {
  private static final Instant GONE = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant BACK = Instant.parse("2026-03-01T11:00:00Z");

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final TrafficView view = new TrafficView(jdbc, Set.of("home", "attic"));

  @Test
  void sumsWhatWasMovedForTheAccountAtAllClientsThoseThatHaveLeftIncluded() {
    moved("home", "mam", 1, 10);
    moved("sold", "mam", 5, 50);
    moved("home", "ham", 700, 7_000);

    assertThat(view.moved("mam")).isEqualTo(new Moved(6, 60));
    assertThat(view.moved("nobody")).isEqualTo(Moved.NONE);
  }

  @Test
  void tellsWhichClientsWereOutOfSightForTheAccount() {
    moved("home", "mam", 1, 10);
    moved("attic", "mam", 1, 10);
    moved("attic", "ham", 1, 10);
    jdbc.sql(
            """
            update account_traffic set unseen_from = ?::timestamptz, unseen_until = ?::timestamptz
            where client = 'attic'
            """)
        .params(GONE.toString(), BACK.toString())
        .update();

    assertThat(view.absences("mam")).containsExactly(new Absence(GONE, BACK));
  }

  @Test
  void expectsOnlyWhatComesForTheAccountAtClientsOfTheSettingsThatWereSeen() {
    coming("home", "mam", 1_000);
    coming("home", "ham", 2_000);
    coming("attic", "mam", 3_000);
    coming("sold", "mam", 4_000);
    seen("home");
    seen("sold");
    jdbc.sql("insert into client_states (client, trouble) values ('attic', 'down')").update();

    assertThat(view.flows("mam")).extracting(Flow::left).containsExactly(1_000L);
  }

  private void moved(String client, String account, long uploaded, long downloaded) {
    jdbc.sql("insert into account_traffic values (?, ?, ?, ?)")
        .params(client, account, uploaded, downloaded)
        .update();
  }

  private void coming(String client, String account, long left) {
    jdbc.sql(
            "insert into client_torrents values (?, ?, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, ?, 9)")
        .params(client, account, left)
        .update();
  }

  private void seen(String client) {
    jdbc.sql("insert into client_states (client, seen_at) values (?, now())")
        .param(client)
        .update();
  }
}
