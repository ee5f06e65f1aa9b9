package evenkeel.worker.restore;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.Database;
import evenkeel.worker.restore.Held.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is still held where, and why. */
class HeldLedgerTest {
  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final HeldLedger held = new HeldLedger(jdbc);

  @Test
  void tellsHowFarEachTorrentIsFromBeingGivenBack() {
    looked("home");
    looked("attic");
    holds("home", "a", "");
    holds("home", "b", "parked_at = now(), guarded_at = now()");
    holds("home", "c", "guarded_at = now(), refused_target = value, refused_run = 2");
    holds("home", "d", "refused_target = value, refused_run = 2, refused_why = 'a share limit'");
    holds("home", "e", "refused_target = value, refused_run = 1, refused_why = 'once'");
    holds("home", "f", "refused_target = 'FORCED', refused_run = 2, refused_why = 'forced'");
    holds("home", "g", "closed_at = now()");
    holds("attic", "h", "");

    assertThat(held.at("home"))
        .extracting(one -> one.name() + " " + one.state() + " " + one.why())
        .containsExactly(
            "a DUE ",
            "b GONE ",
            "c GUARDED ",
            "d REFUSED a share limit",
            "e DUE once",
            "f DUE forced");
  }

  @Test
  void countsAsCompleteWhenOnlyGoneOnesAreLeftAndNothingCameInTheWay() {
    List<Held> gone = List.of(new Held(1, "a", State.GONE, ""));
    List<Held> refused = List.of(new Held(1, "a", State.REFUSED, "a share limit"));

    assertThat(new Returned("home", 0, 0, gone, null).complete()).isTrue();
    assertThat(new Returned("home", 0, 0, refused, null).complete()).isFalse();
    assertThat(new Returned("home", 0, 0, List.of(), "it is away").complete()).isFalse();
  }

  @Test
  void namesTheClientsAtWhichSomethingIsHeld() {
    holds("home", "a", "");
    holds("home", "b", "");
    holds("attic", "c", "");
    holds("gone", "d", "parked_at = now()");
    holds("done", "e", "closed_at = now()");

    assertThat(held.clients()).containsExactly("attic", "home");
  }

  @Test
  void knowsWhereTagsAreStillToBeRemoved() {
    holds("home", "a", "tagged_at = now(), closed_at = now()");
    holds("attic", "b", "tagged_at = now(), untagged_at = now()");
    holds("other", "c", "");

    assertThat(held.tagged("home")).isTrue();
    assertThat(held.tagged("attic")).isFalse();
    assertThat(held.tagged("other")).isFalse();
  }

  @Test
  void countsTheTorrentsThatWereClosedThatWay() {
    long restored = holds("home", "a", "closed_at = now(), closed_how = 'restored'");
    long ceded = holds("home", "b", "closed_at = now(), closed_how = 'ceded'");
    long limit =
        holds("home", "max", "closed_at = now(), closed_how = 'restored', field = 'queue_limit'");
    holds("home", "before", "closed_at = now(), closed_how = 'restored'");

    assertThat(held.closed(List.of(restored, ceded, limit), "restored")).isEqualTo(1);
    assertThat(held.closed(List.of(restored, ceded, limit), "ceded")).isEqualTo(1);
  }

  @Test
  void forgetsTheRefusedLoginOfThatClientAlone() {
    jdbc.sql(
            """
            insert into client_refusals (client, credentials, reason, refused_at)
            values ('home', 'these', 'wrong', now()), ('attic', 'those', 'wrong', now())
            """)
        .update();

    held.allowLogin("home");

    assertThat(jdbc.sql("select client from client_refusals").query(String.class).list())
        .containsExactly("attic");
  }

  /** In its second run. */
  private void looked(String client) {
    jdbc.sql("insert into clients (client, look, run) values (:client, 9, 2)")
        .param("client", client)
        .update();
  }

  private long holds(String client, String name, String how) {
    long baseline =
        jdbc.sql(
                """
                with g as (insert into generations (client, hash, added_on, name)
                           values (:client, :name, 1, :name) returning id)
                insert into baselines (generation_id, field, value, look)
                select id, 'run', 'NORMAL', 1 from g returning id
                """)
            .param("client", client)
            .param("name", name)
            .query(Long.class)
            .single();
    if (!how.isEmpty()) {
      jdbc.sql("update baselines set " + how + " where id = :id").param("id", baseline).update();
    }
    return baseline;
  }
}
