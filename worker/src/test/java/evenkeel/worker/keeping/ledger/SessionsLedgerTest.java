package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.Database;
import evenkeel.worker.secret.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SessionsLedgerTest {
  @TempDir Path folder;
  private final Database database = Database.fresh();
  private SessionsLedger sessions;

  @BeforeEach
  void hold() {
    sessions = ledger();
  }

  @Test
  void remembersAWrongPasswordUntilTheCredentialsChange() {
    sessions.refused("these", "wrong password");
    database
        .jdbc()
        .sql("update client_refusals set refused_at = now() - interval '1 year'")
        .update();

    assertThat(ledger().refused("these")).contains("wrong password");
    assertThat(ledger().refused("others")).isEmpty();
  }

  @Test
  void triesAgainOnceABanHasEnded() {
    sessions.banned("these", "banned");
    assertThat(ledger().refused("these")).contains("banned");

    database
        .jdbc()
        .sql("update client_refusals set ends_at = now() - interval '1 second'")
        .update();

    assertThat(ledger().refused("these")).isEmpty();
  }

  @Test
  void knowsTheSessionsOfEarlierTenanciesUntilTheyAreDead() {
    sessions.opened("SID=first");
    SessionsLedger later = ledger();

    assertThat(later.older()).containsExactly("SID=first");
    later.ended("SID=first");
    assertThat(later.older()).isEmpty();
  }

  @Test
  void knowsNeitherTheSessionsOfOtherClientsNorThoseOfLaterTenancies() {
    sessions.opened("SID=first");
    ledger("attic").opened("SID=attic");
    SessionsLedger later = ledger();
    later.opened("SID=later");

    assertThat(sessions.older()).containsExactly("SID=first");
    assertThat(sessions.ended("SID=later")).isFalse();
    assertThat(later.older()).containsExactly("SID=first", "SID=later");
  }

  @Test
  void tellsWhetherASessionThatEndsHasServedALook() {
    sessions.opened("SID=unused");
    database.jdbc().sql("update client_sessions set looked = true").update();
    sessions.opened("SID=later");

    assertThat(sessions.ended("SID=later")).isFalse();
    assertThat(sessions.ended("SID=unused")).isTrue();
    assertThat(sessions.ended("SID=unused")).isFalse();
  }

  @Test
  void holdsNoRefusalAgainstAnotherClientNorOnceALoginWasAccepted() {
    SessionsLedger attic = ledger("attic");
    sessions.refused("these", "wrong password");
    assertThat(attic.refused("these")).isEmpty();
    attic.banned("these", "banned");

    sessions.accepted();

    assertThat(sessions.refused("these")).isEmpty();
    assertThat(attic.refused("these")).contains("banned");
  }

  @Test
  void remembersTheLatestRefusalAlone() {
    sessions.banned("these", "banned");
    sessions.refused("others", "wrong password");
    database.jdbc().sql("update client_refusals set ends_at = ends_at - interval '1 day'").update();

    assertThat(sessions.refused("these")).isEmpty();
    assertThat(sessions.refused("others")).contains("wrong password");
  }

  @Test
  void storesNoSessionOnceTheLeaseIsLost() {
    ledger();

    assertThatThrownBy(() -> sessions.opened("SID=late")).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(sessions::requireLease).isInstanceOf(LeaseLost.class);
  }

  private SessionsLedger ledger() {
    return ledger("home");
  }

  private SessionsLedger ledger(String client) {
    Tenancy tenancy =
        new LeasesLedger(database.jdbc()).seize(client, "test", Duration.ofMinutes(1));
    return new SessionsLedger(
        tenancy,
        database.jdbc(),
        new JdbcTransactionManager(database.dataSource()),
        Sealer.withKeyIn(folder.resolve("key")));
  }
}
