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
  void storesNoSessionOnceTheLeaseIsLost() {
    ledger();

    assertThatThrownBy(() -> sessions.opened("SID=late")).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(sessions::requireLease).isInstanceOf(LeaseLost.class);
  }

  private SessionsLedger ledger() {
    Tenancy tenancy =
        new LeasesLedger(database.jdbc()).seize("home", "test", Duration.ofMinutes(1));
    return new SessionsLedger(
        tenancy,
        database.jdbc(),
        new JdbcTransactionManager(database.dataSource()),
        Sealer.withKeyIn(folder.resolve("key")));
  }
}
