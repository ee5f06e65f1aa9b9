package evenkeel.api.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.DiaryEmergency;
import evenkeel.api.Door;
import evenkeel.api.House;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class EmergencyControllerTest {
  private static final String FREEZE = "/api/accounts/mam/freeze";
  private static final String RELEASE = "/api/accounts/mam/release";
  private static final String HAND_BACK = "/api/accounts/mam/hand-back";
  private static final String LOOK = "/api/accounts/mam/emergency";

  private final House.Open house;
  private final Door door;

  EmergencyControllerTest(House.Open house) {
    this.house = house;
    this.door = house.door();
  }

  @Test
  void startsAnEmergencyWhereNoneRuns() {
    Answer answer = door.post(FREEZE, reason("moving house"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/account")).isEqualTo("mam");
    assertThat(answer.text("/state")).isEqualTo("open");
    assertThat(answer.text("/story/phase")).isEqualTo("frozen");
    assertThat(answer.text("/story/hold")).isEqualTo("moving house");
    assertThat(answer.body().at("/story/clients/0/stopped").asInt()).isEqualTo(41);
  }

  @Test
  void joinsAnEmergencyThatRuns() {
    door.post(FREEZE, reason("first"));
    String run = house.runOf("emergency/mam");

    Answer answer = door.post(FREEZE, reason("second"));

    assertThat(answer.text("/story/hold")).isEqualTo("second");
    assertThat(house.runOf("emergency/mam")).isEqualTo(run);
  }

  @Test
  void linksToTheStateOfAnOrderThatTakesLong() {
    Answer answer = door.post(FREEZE, reason(DiaryEmergency.SLOW));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).isEqualTo(LOOK);
    assertThat(answer.text("/state")).isEqualTo(LOOK);
    assertThat(door.get(answer.header("location")).status()).isEqualTo(200);
  }

  @Test
  void releasesARunningEmergency() {
    door.post(FREEZE, reason("moving house"));

    Answer answer = door.post(RELEASE, reason("moved"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/state")).isEqualTo("closed");
    assertThat(answer.text("/story/phase")).isEqualTo("releasing");
  }

  @Test
  void handsBackAHold() {
    door.post(FREEZE, reason("moving house"));

    Answer answer = door.post(HAND_BACK, "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/story/hold").isNull()).isTrue();
  }

  @Test
  void handsBackWithoutABodyToo() {
    door.post(FREEZE, reason("moving house"));

    Answer answer = door.send(HAND_BACK, it -> it.header("X-Api-Key", door.key()).POST(nothing()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void passesOnTheSentenceWithWhichAStoryRefuses() {
    door.post(FREEZE, reason("moving house"));
    door.post(HAND_BACK, "{}");

    Answer answer = door.post(HAND_BACK, "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("order-refused");
    assertThat(answer.text("/detail")).isEqualTo("Nobody holds this freeze.");
  }

  @Test
  void refusesToReleaseWhatIsNotFrozen() {
    Answer release = door.post(RELEASE, reason("why not"));
    Answer handBack = door.post(HAND_BACK, "{}");

    assertThat(release.status()).isEqualTo(409);
    assertThat(release.problem()).isEqualTo("nothing-frozen");
    assertThat(handBack.problem()).isEqualTo("nothing-frozen");
  }

  @Test
  void doesNotClaimThatNothingIsFrozenWhenOnlyTheStoryIsLost() {
    openRow(7);

    Answer answer = door.post(RELEASE, reason("why not"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("story-away");
  }

  @Test
  void showsThatThereNeverWasAnEmergency() {
    assertThat(door.get(LOOK).text("/state")).isEqualTo("none");
  }

  @Test
  void showsTheLastEmergencyOnceItIsClosed() {
    openRow(7);
    house.owner().sql("update holders set closed_at = now(), closed_why = 'recovered'").update();

    Answer answer = door.get(LOOK);

    assertThat(answer.text("/state")).isEqualTo("closed");
    assertThat(answer.body().at("/number").asLong()).isEqualTo(7);
    assertThat(answer.text("/closed_why")).isEqualTo("recovered");
    assertThat(answer.text("/opened_at")).isEqualTo("2026-11-01T10:00:00Z");
  }

  @Test
  void showsWhatTheStoryOfAnOpenEmergencyTells() {
    openRow(7);
    door.post(FREEZE, reason("moving house"));

    Answer answer = door.get(LOOK);

    assertThat(answer.text("/state")).isEqualTo("open");
    assertThat(answer.text("/opened_at")).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(answer.text("/story/hold")).isEqualTo("moving house");
    assertThat(answer.body().at("/story_missing").isNull()).isTrue();
  }

  @Test
  void showsTheRowAndSaysSoWhenTheStoryIsSilent() {
    openRow(7);
    door.post(FREEZE, reason("moving house"));
    house.end("emergency/mam");

    Answer answer = door.get(LOOK);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/state")).isEqualTo("open");
    assertThat(answer.body().at("/story").isNull()).isTrue();
    assertThat(answer.text("/story_missing")).contains("does not run");
  }

  @Test
  void namesTheAccountsThatExist() {
    for (Answer answer :
        new Answer[] {
          door.get("/api/accounts/mum/emergency"),
          door.post("/api/accounts/mum/freeze", reason("typo")),
          door.post("/api/accounts/mum/release", reason("typo")),
          door.post("/api/accounts/mum/hand-back", "{}")
        }) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.problem()).isEqualTo("unknown-account");
      assertThat(answer.text("/detail")).contains("\"mum\"").contains("mam, other");
    }
  }

  private void openRow(long number) {
    house
        .owner()
        .sql(
            """
            insert into holders (holder, number, account, opened_at)
            values ('emergency/mam', ?, 'mam', '2026-11-01T10:00:00Z')
            """)
        .param(number)
        .update();
  }

  private static String reason(String reason) {
    return "{\"reason\": \"" + reason + "\"}";
  }

  private static BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }
}
