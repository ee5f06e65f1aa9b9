package evenkeel.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(House.class)
class ReadingsControllerTest {
  private static final String READINGS = "/api/accounts/mam/readings";

  private final House.Open house;
  private final Door door;

  ReadingsControllerTest(House.Open house) {
    this.house = house;
    this.door = house.door();
  }

  @Test
  void showsTheNewestFirstAndOnlyThoseOfTheAccount() {
    store("mam", 1000, 1000);
    store("other", 7, 7);
    store("mam", 2000, 1000);

    Answer answer = door.get(READINGS);

    assertThat(uploads(answer)).containsExactly(2000L, 1000L);
    assertThat(answer.body().at("/next").isNull()).isTrue();
  }

  @Test
  void showsAReadingInSnakeCaseWithItsRatioCut() {
    store("mam", 19_999, 10_000);
    store("mam", 199_999, 100_000);

    JsonNode newest = door.get(READINGS).body().at("/readings/0");

    assertThat(newest.at("/ratio").decimalValue()).isEqualByComparingTo("1.9999");
    assertThat(newest.at("/read_at").asString()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(newest.at("/uploaded_bytes").asLong()).isEqualTo(199_999);
    assertThat(newest.at("/vip_until").isNull()).isTrue();
    assertThat(newest.at("/unsatisfied").isNull()).isTrue();
    assertThat(newest.at("/level").asString()).isEqualTo("normal");
    assertThat(newest.at("/at_recovery").asBoolean()).isTrue();
  }

  @Test
  void showsTheRatioWithWhatTheSiteHadNotBookedYet() {
    store("mam", 1_300, 1_000);
    store("mam", 1_300, 1_000);
    house
        .owner()
        .sql(
            """
            update readings
            set level = 'EMERGENCY', projected = true, moved_uploaded = 7, moved_downloaded = 300,
                unbooked_uploaded = 5, unbooked_downloaded = 200, coming = 85
            where id = (select max(id) from readings)
            """)
        .update();

    JsonNode shown = door.get(READINGS).body();

    assertThat(shown.at("/readings/0/projected_ratio").decimalValue())
        .isEqualByComparingTo("1.0155");
    assertThat(shown.at("/readings/0/projected").asBoolean()).isTrue();
    assertThat(shown.at("/readings/1/projected_ratio").isNull()).isTrue();
    assertThat(shown.at("/readings/1/projected").asBoolean()).isFalse();
  }

  @Test
  void showsNoRatioWhileNothingIsDownloaded() {
    store("mam", 1000, 0);

    assertThat(door.get(READINGS).body().at("/readings/0/ratio").isNull()).isTrue();
  }

  @Test
  void leadsThroughAllReadingsPageByPage() {
    for (int upload = 1; upload <= 5; upload++) {
      store("mam", upload, 1);
    }

    Answer first = door.get(READINGS + "?limit=2");
    Answer second = door.get(first.text("/next"));
    Answer third = door.get(second.text("/next"));

    assertThat(uploads(first)).containsExactly(5L, 4L);
    assertThat(uploads(second)).containsExactly(3L, 2L);
    assertThat(uploads(third)).containsExactly(1L);
    assertThat(third.body().at("/next").isNull()).isTrue();
  }

  @Test
  void leavesOutReadingsThatWereRefused() {
    house
        .owner()
        .sql(
            """
            insert into readings (request, account, read_at, user_id, uploaded_bytes,
              downloaded_bytes, points, wedges, refusal)
            values ('r', 'mam', now(), '1', 1, 1, 1, 1, 'bytes fell')
            """)
        .update();

    assertThat(door.get(READINGS).body().at("/readings").isEmpty()).isTrue();
  }

  @Test
  void showsRefusedReadingsAndWhyWhenAsked() {
    store("mam", 1, 1);
    house
        .owner()
        .sql(
            """
            insert into readings (request, account, read_at, user_id, uploaded_bytes,
              downloaded_bytes, points, wedges, refusal)
            values ('r', 'mam', now(), '1', 1, 1, 1, 1, 'bytes fell')
            """)
        .update();

    Answer answer = door.get(READINGS + "?refused=true");

    assertThat(answer.body().at("/readings").size()).isEqualTo(2);
    assertThat(answer.text("/readings/0/refusal")).isEqualTo("bytes fell");
    assertThat(answer.body().at("/readings/0/level").isNull()).isTrue();
    assertThat(answer.body().at("/readings/1/refusal").isNull()).isTrue();
  }

  @Test
  void showsTheReadingsOfATime() {
    Ledger ledger = new Ledger(house);
    for (int hour = 0; hour < 5; hour++) {
      ledger.reading(
          "mam", Instant.parse("2026-11-01T0%d:00:00Z".formatted(hour)), hour, 1, "normal");
    }

    Answer first =
        door.get(READINGS + "?limit=2&from=2026-11-01T01:00:00Z&to=2026-11-01T05:00:00%2B01:00");
    Answer second = door.get(first.text("/next"));

    assertThat(uploads(first)).containsExactly(3L, 2L);
    assertThat(uploads(second)).containsExactly(1L);
  }

  @Test
  void showsWhetherAnythingWasFrozenAndTheSlots() {
    Ledger ledger = new Ledger(house);
    long opening = ledger.reading("mam", Instant.now(), 9, 10, "emergency");
    house
        .owner()
        .sql(
            "insert into holders (holder, number, account, opening_reading) values ('emergency/mam', 1, 'mam', ?)")
        .param(opening)
        .update();

    JsonNode reading = door.get(READINGS).body().at("/readings/0");

    assertThat(reading.at("/emergency_active").asBoolean()).as("it opened one").isTrue();
    assertThat(reading.at("/emergency_frozen").asBoolean(true)).isFalse();
    assertThat(reading.at("/seeding_allocation").asInt()).isEqualTo(9);
  }

  @Test
  void namesEveryFaultOfTheParametersAtOnce() {
    Answer answer =
        door.get(READINGS + "?limit=501&cursor=soon&from=yesterday&to=never&refused=maybe&page=2");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    List<String> fields =
        answer.body().at("/faults").valueStream().map(it -> it.at("/field").asString()).toList();
    assertThat(fields)
        .containsExactlyInAnyOrder("limit", "cursor", "from", "to", "refused", "page");
    assertThat(answer.text("/detail")).contains("\"501\"").contains("from 1 to 500");
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    Answer answer = door.get(READINGS + "?limit=1&limit=2");

    assertThat(answer.text("/faults/0/found")).isEqualTo("\"1\", \"2\"");
  }

  @Test
  void namesTheAccountsThatExist() {
    Answer answer = door.get("/api/accounts/nobody/readings");

    assertThat(answer.problem()).isEqualTo("unknown-account");
    assertThat(answer.text("/detail")).contains("mam, other");
  }

  private static List<Long> uploads(Answer answer) {
    return answer
        .body()
        .at("/readings")
        .valueStream()
        .map(it -> it.at("/uploaded_bytes").asLong())
        .toList();
  }

  private void store(String account, long uploaded, long downloaded) {
    house
        .owner()
        .sql(
            """
            insert into readings (request, account, read_at, user_id, uploaded_bytes,
              downloaded_bytes, points, wedges, level, at_recovery)
            values (gen_random_uuid()::text, ?, '2026-11-01T10:00:00Z', '1', ?, ?, 500, 2, 'normal', true)
            """)
        .params(account, uploaded, downloaded)
        .update();
  }
}
