package evenkeel.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class HealthTest {
  private final House.Open house;
  private final Door door;
  private final Ledger ledger;

  HealthTest(House.Open house) {
    this.house = house;
    this.door = house.door();
    this.ledger = new Ledger(house);
  }

  @Test
  void saysWithoutAKeyThatItLives() {
    Answer answer = door.send("/health/live", request -> request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/live").asBoolean()).isTrue();
  }

  @Test
  void isReadyWhileDatabaseAndTemporalAnswerAndWorkersAskForWork() {
    Answer answer = door.send("/health/ready", request -> request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .isEqualTo("{\"database\":true,\"temporal\":true,\"workers\":true,\"ready\":true}");
  }

  @Test
  void isNotReadyWhileNoWorkerAsksForWork() {
    house.asked().lastAsked(Duration.ofMinutes(4));

    Answer ready = door.send("/health/ready", request -> request);
    Answer health = door.send("/health", request -> request);

    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.problem()).isEqualTo("not-ready");
    assertThat(ready.text("/detail")).isEqualTo("Not ready: of the workers none asks for work.");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text("/components/workers")).isEqualTo("none asks for work");
  }

  @Test
  void staysReadyForWhatOnlyTheOperatorCanPutRightAndSaysSo() {
    ledger.write(
        """
        insert into site_sessions values ('mam', 'print', '', now(), 'secret.example says no', now())
        """);
    ledger.seen(Instant.now(), null);
    ledger.write("update client_states set trouble = 'seedbox at secret.example: wrong password'");
    ledger.claimed(ledger.opened(7, Instant.now(), null), "aa");
    ledger.write("update baselines set guarded_at = now()");

    Answer ready = door.send("/health/ready", request -> request);
    Answer health = door.send("/health", request -> request);

    assertThat(ready.status()).isEqualTo(200);
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().at("/ready").asBoolean()).isTrue();
    assertThat(health.body().at("/components").toString())
        .isEqualTo("{\"database\":\"answers\",\"temporal\":\"answers\",\"workers\":\"at work\"}");
    assertThat(health.body().at("/attention").valueStream().map(it -> it.asString()))
        .containsExactly(
            "Account mam gives no fresh readings; /api/accounts/mam says why.",
            "Account other is only observed: nothing is done.",
            "Account other gives no fresh readings; /api/accounts/other says why.",
            "Client seedbox cannot be looked at; /api/clients/seedbox says why.",
            "Torrents of client seedbox wait for a decision; POST /api/clients/seedbox/decide.");
    assertThat(health.body().toString()).doesNotContain("secret.example");
  }

  @Test
  void asksNothingOfTheOperatorWhenAllIsWell() {
    ledger.reading("mam", Instant.now(), 2, 1, "normal");
    ledger.reading("other", Instant.now(), 2, 1, "normal");
    ledger.seen(Instant.now(), 4);

    Answer health = door.send("/health", request -> request);

    assertThat(health.body().at("/attention").valueStream().map(it -> it.asString()))
        .containsExactly("Account other is only observed: nothing is done.");
  }
}
