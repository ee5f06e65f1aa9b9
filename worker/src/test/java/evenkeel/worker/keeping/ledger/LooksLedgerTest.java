package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksLedgerTest {
  private final KeptLedgers kept = new KeptLedgers();
  private final LooksLedger looks = kept.ledgers.looks();

  @Test
  void countsAStartOnceHoweverOftenItIsAskedFor() {
    assertThat(looks.started("launched 1")).isTrue();
    secondsPass();
    looks();

    assertThat(looks.started("launched 1")).isFalse();
    assertThat(looks.started("launched 2")).isTrue();
  }

  @Test
  void takesNoStartForAnotherOfTheSameSecond() {
    looks.started("launched 1");
    looks();

    assertThat(looks.started("launched 1")).isTrue();
  }

  @Test
  void countsEveryStartOfAClientThatDoesNotNameIt() {
    looks.started(null);
    secondsPass();
    looks();

    assertThat(looks.started(null)).isTrue();
  }

  @Test
  void remembersAStartThatWasFoundBeforeTheFirstLook() {
    kept.jdbc.sql("delete from clients").update();

    assertThat(looks.started("launched 1")).isTrue();
    looks();
    secondsPass();
    looks();

    assertThat(looks.started("launched 1")).isFalse();
    assertThat(looks.current()).isEqualTo(2);
  }

  private void looks() {
    looks.begin(false, true, Duration.ofSeconds(1));
  }

  private void secondsPass() {
    kept.jdbc.sql("update clients set launch_at = launch_at - interval '3 seconds'").update();
  }
}
