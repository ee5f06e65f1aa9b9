package evenkeel.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(House.class)
class AccountsControllerTest {
  private static final String MAM = "/api/accounts/mam";
  private static final String FORECAST = MAM + "/forecast";
  private static final long GIB = 1L << 30;

  private final Door door;
  private final Ledger ledger;

  AccountsControllerTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void listsTheAccountsOfTheSettings() {
    JsonNode accounts = door.get("/api/accounts").body().at("/accounts");

    assertThat(accounts.valueStream().map(it -> it.at("/id").asString()))
        .containsExactly("mam", "other");
  }

  @Test
  void showsWhatIsSetButNoSecret() {
    Answer answer = door.get(MAM);

    assertThat(answer.text("/mode")).isEqualTo("act");
    assertThat(answer.text("/settings/site")).isEqualTo("http://127.0.0.1:1");
    assertThat(answer.body().at("/settings/levels/floor").decimalValue()).isEqualByComparingTo("1");
    assertThat(answer.body().at("/settings/stale_seconds").asInt()).isEqualTo(60);
    assertThat(answer.text("/settings/trackers/0")).isEqualTo("tracker.example");
    assertThat(answer.body().toString()).doesNotContain("cookie").doesNotContain("***");
  }

  @Test
  void showsLevelAndLastReadingThatCounts() {
    ledger.reading("mam", Instant.now(), 110, 100, "warning");
    ledger.write(
        """
        insert into readings (request, account, read_at, user_id, uploaded_bytes, downloaded_bytes,
          points, wedges, refusal) values ('r', 'mam', now(), '1', 1, 1, 1, 1, 'bytes fell')
        """);

    Answer answer = door.get(MAM);

    assertThat(answer.text("/level")).isEqualTo("warning");
    assertThat(answer.body().at("/stale").asBoolean(true)).isFalse();
    assertThat(answer.body().at("/trouble").isNull()).isTrue();
    assertThat(answer.body().at("/last_reading/ratio").decimalValue()).isEqualByComparingTo("1.1");
    assertThat(answer.body().at("/last_reading/seeding_allocation").asInt()).isEqualTo(9);
  }

  @Test
  void saysThatAReadingIsTooOldOrThatThereIsNone() {
    assertThat(door.get(MAM).body().at("/stale").asBoolean()).isTrue();

    ledger.reading("mam", Instant.now().minus(Duration.ofHours(1)), 110, 100, "warning");

    assertThat(door.get(MAM).body().at("/stale").asBoolean()).isTrue();
    assertThat(door.get(MAM).text("/level")).isEqualTo("warning");
  }

  @Test
  void saysWhyThereAreNoFreshReadings() {
    ledger.write(
        "insert into notices (key, account, kind, text) values ('s', 'mam', 'STALE', 'site down')");
    assertThat(door.get(MAM).text("/trouble")).isEqualTo("site down");

    ledger.write(
        """
        insert into site_sessions
        values ('mam', 'print', '', now() - interval '1 hour', 'the cookie is dead', now())
        """);

    assertThat(door.get(MAM).text("/trouble")).startsWith("the cookie is dead. Make a new session");
  }

  @Test
  void forgetsAnOldTroubleOnceThereIsANewerReading() {
    ledger.write(
        """
        insert into notices (key, account, kind, text, told_at)
        values ('s', 'mam', 'STALE', 'site down', now() - interval '1 hour')
        """);

    ledger.reading("mam", Instant.now(), 110, 100, "warning");

    assertThat(door.get(MAM).body().at("/trouble").isNull()).isTrue();
  }

  @Test
  void showsWhetherItIsFrozenHeldOrQuiet() {
    ledger.opened(7, Instant.now(), "moving house");
    ledger.write("insert into account_quiet values ('other', '2026-11-01T10:00:00Z', 'released')");

    Answer mam = door.get(MAM);
    Answer other = door.get("/api/accounts/other");

    assertThat(mam.body().at("/emergency_active").asBoolean()).isTrue();
    assertThat(mam.text("/hold")).isEqualTo("moving house");
    assertThat(other.body().at("/emergency_active").asBoolean(true)).isFalse();
    assertThat(other.text("/quiet_since")).isEqualTo("2026-11-01T10:00:00Z");
  }

  @Test
  void forecastsFromTheReadingsOfTheLastHours() {
    Instant now = Instant.now();
    ledger.reading("mam", now.minus(Duration.ofHours(2)), 80 * GIB, 100 * GIB, "emergency");
    ledger.reading("mam", now, 90 * GIB, 100 * GIB, "emergency");

    Answer forecast = door.get(FORECAST);

    assertThat(forecast.body().at("/needed_bytes").asLong()).isEqualTo(15 * GIB);
    assertThat(forecast.body().at("/hours_likely").decimalValue()).isEqualByComparingTo("3");
    assertThat(forecast.body().at("/hours_low").decimalValue()).isEqualByComparingTo("3");
    assertThat(forecast.body().at("/hours_high").decimalValue()).isEqualByComparingTo("3");
    assertThat(forecast.body().at("/capped").asBoolean(true)).isFalse();
    assertThat(forecast.body().at("/credit").toString())
        .isEqualTo("{\"gib\":50,\"points\":25000,\"points_there\":30000,\"enough\":true}");
  }

  @Test
  void forecastsNothingWhileNothingIsUploadedAndSixtyDaysAtMost() {
    Instant now = Instant.now();
    ledger.reading("mam", now.minus(Duration.ofHours(2)), 90 * GIB, 190 * GIB, "emergency");
    ledger.reading("mam", now.minus(Duration.ofHours(1)), 90 * GIB, 190 * GIB, "emergency");
    Answer still = door.get(FORECAST);

    ledger.reading("mam", now, 90 * GIB + 1, 190 * GIB, "emergency");
    Answer slow = door.get(FORECAST);

    assertThat(still.body().at("/hours_likely").isNull()).isTrue();
    assertThat(still.body().at("/credit/gib").asLong()).isEqualTo(110);
    assertThat(still.body().at("/credit/enough").asBoolean(true)).isFalse();
    assertThat(slow.body().at("/hours_likely").decimalValue()).isEqualByComparingTo("1440");
    assertThat(slow.body().at("/capped").asBoolean()).isTrue();
  }

  @Test
  void needsNothingWhenRecovered() {
    ledger.reading("mam", Instant.now(), 200, 100, "normal");

    Answer forecast = door.get(FORECAST);

    assertThat(forecast.body().at("/needed_bytes").asLong()).isZero();
    assertThat(forecast.body().at("/hours_likely").decimalValue()).isEqualByComparingTo("0");
    assertThat(forecast.body().at("/credit").isNull()).isTrue();
  }

  @Test
  void saysThatThereIsNoReadingYet() {
    Answer forecast = door.get(FORECAST);

    assertThat(forecast.status()).isEqualTo(503);
    assertThat(forecast.problem()).isEqualTo("no-reading");
  }

  @Test
  void namesTheAccountsThatExist() {
    assertThat(door.get("/api/accounts/mum").problem()).isEqualTo("unknown-account");
    assertThat(door.get("/api/accounts/mum/forecast").problem()).isEqualTo("unknown-account");
  }

  @Test
  void refusesParametersThatItDoesNotKnow() {
    Answer answer = door.get("/api/accounts?sort=id");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/faults/0/field")).isEqualTo("sort");
    assertThat(answer.text("/faults/0/allowed")).isEqualTo("no parameters");
  }
}
