package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeasesLedgerTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final LeasesLedger leases = new LeasesLedger(jdbc);

  @Test
  void isHeldByOneUntilItExpiresAndCountsEveryTakeOver() {
    Tenancy first = leases.acquire("home", "one", LONG).orElseThrow();
    assertThat(leases.acquire("home", "other", LONG)).isEmpty();
    assertThat(leases.acquire("elsewhere", "other", LONG)).isPresent();

    expire();
    Tenancy second = leases.acquire("home", "other", LONG).orElseThrow();

    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
  }

  @Test
  void isOneTenancyHoweverManyAskAtOnce() {
    List<CompletableFuture<Optional<Tenancy>>> asking =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> leases.acquire("home", "one", LONG)))
            .limit(4)
            .toList();

    assertThat(asking.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void isNeitherRenewedNorRequiredNorReleasedByWhoLostIt() {
    Tenancy lost = leases.acquire("home", "one", LONG).orElseThrow();
    Tenancy mine = leases.seize("home", "restore", LONG);

    assertThat(leases.renew(lost, LONG)).isFalse();
    assertThatThrownBy(() -> leases.require(lost)).isInstanceOf(LeaseLost.class);
    leases.release(lost);

    assertThatCode(() -> leases.require(mine)).doesNotThrowAnyException();
    assertThat(leases.renew(mine, LONG)).isTrue();
  }

  @Test
  void isLostOnceItHasExpiredUntilItIsRenewed() {
    Tenancy mine = leases.acquire("home", "one", LONG).orElseThrow();
    expire();

    assertThatThrownBy(() -> leases.require(mine)).isInstanceOf(LeaseLost.class);

    assertThat(leases.renew(mine, LONG)).isTrue();
    assertThatCode(() -> leases.require(mine)).doesNotThrowAnyException();
  }

  @Test
  void isOfOneClientAlone() {
    Tenancy home = leases.acquire("home", "one", LONG).orElseThrow();
    Tenancy attic = leases.acquire("attic", "one", LONG).orElseThrow();
    assertThat(attic.epoch()).isEqualTo(home.epoch());

    leases.release(home);

    assertThatCode(() -> leases.require(attic)).doesNotThrowAnyException();
    leases.renew(attic, LONG);
    assertThatThrownBy(() -> leases.require(home)).isInstanceOf(LeaseLost.class);
  }

  @Test
  void isTakenFromNobodyInTheMiddleOfWhatNeedsIt() {
    KeptLedgers kept = new KeptLedgers();
    LeasesLedger both = new LeasesLedger(kept.jdbc);

    CompletableFuture<Void> seizing =
        kept.ledgers.inTenancy(
            () -> kept.blocked(() -> both.seize(KeptLedgers.CLIENT, "restore", LONG)));

    seizing.join();
    assertThatThrownBy(() -> kept.ledgers.inTenancy(() -> {})).isInstanceOf(LeaseLost.class);
  }

  @Test
  void isFreeAtOnceWhenItIsReleased() {
    Tenancy mine = leases.acquire("home", "one", LONG).orElseThrow();

    leases.release(mine);

    assertThat(leases.acquire("home", "other", LONG)).isPresent();
  }

  private void expire() {
    jdbc.sql("update client_leases set expires_at = now() - interval '1 second'").update();
  }
}
