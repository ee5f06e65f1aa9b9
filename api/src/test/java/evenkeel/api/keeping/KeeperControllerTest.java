package evenkeel.api.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class KeeperControllerTest {
  private static final String DECIDE = "/api/clients/seedbox/decide";

  private final House.Open house;
  private final Door door;

  KeeperControllerTest(House.Open house) {
    this.house = house;
    this.door = house.door();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave", "assert"})
  void handsADecisionToTheKeeper(String decision) {
    house.startKeeper("seedbox");

    Answer answer = door.post(DECIDE, "{\"decision\": \"" + decision + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .isEqualTo("{\"client\":\"seedbox\",\"decision\":\"" + decision + "\",\"torrents\":30}");
  }

  @Test
  void passesOnThatNothingWaits() {
    house.startKeeper("seedbox");
    door.post(DECIDE, "{\"decision\": \"leave\"}");

    Answer answer = door.post(DECIDE, "{\"decision\": \"leave\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("order-refused");
    assertThat(answer.text("/detail")).isEqualTo("Nothing waits for you.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"decision\": \"LEAVE\"}", "{\"decision\": \"perhaps\"}"})
  void saysWhatMayBeDecided(String body) {
    Answer answer = door.post(DECIDE, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/faults/0/field")).isEqualTo("decision");
    assertThat(answer.text("/faults/0/allowed")).isEqualTo("\"leave\" or \"assert\"");
  }

  @Test
  void saysThatAKeeperDoesNotRun() {
    Answer answer = door.post(DECIDE, "{\"decision\": \"leave\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("story-away");
  }

  @Test
  void namesTheClientsThatExist() {
    Answer answer = door.post("/api/clients/attic/decide", "{\"decision\": \"leave\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("unknown-client");
    assertThat(answer.text("/detail")).contains("\"attic\"").contains("seedbox");
  }
}
