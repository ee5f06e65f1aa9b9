package evenkeel.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class HealthTest {
  private final Door door;

  HealthTest(House.Open house) {
    this.door = house.door();
  }

  @Test
  void saysWithoutAKeyThatItLives() {
    Answer answer = door.send("/health/live", request -> request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/live").asBoolean()).isTrue();
  }

  @Test
  void isReadyWhileDatabaseAndTemporalAnswer() {
    Answer answer = door.send("/health/ready", request -> request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .isEqualTo("{\"database\":true,\"temporal\":true,\"ready\":true}");
  }
}
