package evenkeel.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.DiaryEmergency;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class NamedOrdersTest {
  private static final String MAM = "/api/accounts/mam/";

  private final String one = UUID.randomUUID().toString();
  private final String two = UUID.randomUUID().toString();
  private final House.Open house;
  private final Door door;

  NamedOrdersTest(House.Open house) {
    this.house = house;
    this.door = house.door();
  }

  @Test
  void givesAnOrderOnceHoweverOftenItIsSent() {
    Answer first = order("freeze", one, reason("moving house"));
    door.post(MAM + "release", reason("moved"));

    Answer again = order("freeze", one, reason("moving house"));

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(door.post(MAM + "hand-back", "{}").problem()).isEqualTo("nothing-frozen");
  }

  @Test
  void takesTheSameWordsWrittenOtherwiseForTheSameOrder() {
    Answer first = order("freeze", one, reason("moving house"));

    Answer again = order("freeze", one, "{ \"reason\" : \"moving house\" }");

    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void refusesAKeyThatCameWithAnotherOrder() {
    order("freeze", one, reason("moving house"));

    Answer otherWords = order("freeze", one, reason("another reason"));
    Answer otherOrder = order("release", one, reason("moving house"));
    Answer otherAccount = send("/api/accounts/other/freeze", one, reason("moving house"));

    for (Answer answer : new Answer[] {otherWords, otherOrder, otherAccount}) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.problem()).isEqualTo("key-reused");
      assertThat(answer.text("/detail")).contains("freeze mam");
    }
    assertThat(door.get(MAM + "emergency").text("/story_missing")).isEmpty();
  }

  @Test
  void givesTwoOrdersWithTwoKeys() {
    order("freeze", one, reason("first"));

    Answer second = order("freeze", two, reason("second"));

    assertThat(second.text("/story/hold")).isEqualTo("second");
  }

  @Test
  void answersARefusalAgainWithTheSameRefusal() {
    Answer refused = order("release", one, reason("moved"));
    door.post(MAM + "freeze", reason("moving house"));

    Answer again = order("release", one, reason("moved"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("nothing-frozen");
    assertThat(again.body()).isEqualTo(refused.body());
  }

  @Test
  void linksAgainToAnOrderThatTakesLong() {
    Answer first = order("freeze", one, reason(DiaryEmergency.SLOW));

    Answer again = order("freeze", one, reason(DiaryEmergency.SLOW));

    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("location")).isEqualTo(MAM + "emergency");
  }

  @Test
  void joinsAnOrderWhoseAnswerNobodyLivedToWriteDown() {
    Answer first = order("freeze", one, reason("moving house"));
    house.owner().sql("update order_keys set status = null, answer = null").update();
    door.post(MAM + "freeze", reason("what came after"));

    Answer again = order("freeze", one, reason("moving house"));

    assertThat(again.body()).isEqualTo(first.body());
    new Ledger(house).opened(7, Instant.now(), "moving house");
    assertThat(door.get(MAM + "emergency").text("/story/hold")).isEqualTo("what came after");
  }

  @Test
  void keepsTheFirstOfTwoAnswersToOneOrder() {
    OrderKeys keys = new OrderKeys(house.owner());
    OrderKey key = OrderKey.of(one, "freeze mam", "moving house").orElseThrow();
    keys.take(key);

    keys.answered(key, new OrderKeys.Answered(200, null, "first"));
    keys.answered(key, new OrderKeys.Answered(409, null, "second"));

    assertThat(keys.take(key)).contains(new OrderKeys.Answered(200, null, "first"));
  }

  @Test
  void forgetsKeysAfterThirtyDays() {
    order("release", one, reason("moved"));
    house.owner().sql("update order_keys set taken_at = now() - interval '31 days'").update();

    order("release", two, reason("moved"));

    assertThat(house.owner().sql("select key from order_keys").query(String.class).list())
        .containsExactly(two);
  }

  @Test
  void namesDecisionsAndHandBacksToo() {
    house.startKeeper("seedbox");
    String decide = "/api/clients/seedbox/decide";

    Answer first = send(decide, one, "{\"decision\": \"leave\"}");
    Answer again = send(decide, one, "{\"decision\": \"leave\"}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(order("hand-back", two, "{}").problem()).isEqualTo("nothing-frozen");
    assertThat(order("hand-back", one, "{}").problem()).isEqualTo("key-reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\tinside"})
  void saysWhatAKeyMayBe(String key) {
    Answer answer = order("freeze", key, reason("moving house"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/faults/0/field")).isEqualTo("Idempotency-Key");
  }

  @Test
  void remembersNoKeyOfARequestWithFaults() {
    order("freeze", one, "{}");

    assertThat(order("freeze", one, reason("moving house")).status()).isEqualTo(200);
  }

  private Answer order(String verb, String key, String body) {
    return send(MAM + verb, key, body);
  }

  private Answer send(String path, String key, String body) {
    return door.send(
        path,
        request ->
            request
                .header("X-Api-Key", door.key())
                .header("Content-Type", "application/json")
                .header(OrderKey.HEADER, key)
                .POST(BodyPublishers.ofString(body)));
  }

  private static String reason(String reason) {
    return "{\"reason\": \"" + reason + "\"}";
  }
}
