package evenkeel.api.emergency;

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
class StateControllerTest {
  private static final String LOOK = "/api/accounts/mam/emergency";
  private static final String METRICS = LOOK + "/metrics";
  private final Instant twoHoursAgo = Instant.now().minus(Duration.ofHours(2));
  private final Door door;
  private final Ledger ledger;

  StateControllerTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void showsHowFarEachClientIsWithoutAskingTheStory() {
    long holder = ledger.opened(7, twoHoursAgo, "moving house");
    ledger.reported(holder, "seedbox", 3, 41, false);

    Answer answer = door.get(LOOK);

    assertThat(answer.text("/phase")).isEqualTo("freezing");
    assertThat(answer.text("/hold")).isEqualTo("moving house");
    assertThat(answer.body().at("/pending").asInt()).isEqualTo(3);
    assertThat(answer.text("/clients/0/client")).isEqualTo("seedbox");
    assertThat(answer.body().at("/clients/0/stopped").asInt()).isEqualTo(41);
    assertThat(answer.body().at("/clients/0/ceded").asInt()).isEqualTo(1);
  }

  @Test
  void isFrozenOnceNothingIsPendingAnywhere() {
    long holder = ledger.opened(7, twoHoursAgo, null);
    assertThat(door.get(LOOK).text("/phase")).as("a client not heard of").isEqualTo("freezing");
    assertThat(door.get(LOOK).body().at("/clients/0/reported").asBoolean(true)).isFalse();

    ledger.reported(holder, "seedbox", 0, 44, false);

    assertThat(door.get(LOOK).text("/phase")).isEqualTo("frozen");
  }

  @Test
  void isReleasedOnceEveryClientHasGivenBack() {
    long holder = ledger.opened(7, twoHoursAgo, null);
    ledger.reported(holder, "seedbox", 0, 44, false);
    ledger.closed(holder, "recovered");
    assertThat(door.get(LOOK).text("/phase")).isEqualTo("releasing");
    assertThat(door.get(LOOK).text("/state")).isEqualTo("closed");

    ledger.write("update holder_clients set settled_at = now()");

    assertThat(door.get(LOOK).text("/phase")).isEqualTo("released");
  }

  @Test
  void showsWhatWaitsAtEachClientWhileItIsGivenBackInParts() {
    long holder = ledger.opened(7, twoHoursAgo, null);
    ledger.reported(holder, "seedbox", 0, 2, false);
    ledger.claimed(holder, "aa");
    ledger.claimed(holder, "bb");
    ledger.write("update claims set amount_left = 5368709120");
    assertThat(door.get(LOOK).body().at("/clients/0/waiting").asInt()).isZero();

    ledger.write("update holders set releasing_at = now(), releasing_why = 'recovered'");

    Answer answer = door.get(LOOK);
    assertThat(answer.text("/state")).isEqualTo("open");
    assertThat(answer.text("/phase")).isEqualTo("releasing");
    assertThat(answer.body().at("/clients/0/waiting").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/clients/0/waiting_bytes").asLong()).isEqualTo(10L << 30);
  }

  @Test
  void saysSinceWhenAnAccountIsQuiet() {
    ledger.write("insert into account_quiet values ('mam', '2026-11-01T10:00:00Z', 'released')");

    assertThat(door.get(LOOK).text("/state")).isEqualTo("none");
    assertThat(door.get(LOOK).text("/quiet_since")).isEqualTo("2026-11-01T10:00:00Z");
  }

  @Test
  void givesExactlyTenFigures() {
    assertThat(door.get(METRICS).body().propertyNames())
        .containsExactlyInAnyOrder(
            "current_ratio",
            "emergency_active",
            "upload_rate_mbps",
            "download_rate_mbps",
            "active_uploads",
            "active_downloads",
            "frozen_downloads",
            "time_in_emergency_hours",
            "estimated_recovery_time_hours",
            "timestamp");
  }

  @Test
  void tellsAnEmergencyInFigures() {
    ledger.reading("mam", twoHoursAgo, 8000, 10_000, "emergency");
    ledger.reading("mam", Instant.now(), 9000, 10_000, "emergency");
    ledger.seen(Instant.now(), 4);
    ledger.torrents("", 9_000_000, 9_000_000);
    ledger.torrents("mam", 1_250_000, 125_000);
    long holder = ledger.opened(7, twoHoursAgo, null);
    ledger.reported(holder, "seedbox", 0, 41, false);

    Answer answer = door.get(METRICS);

    assertThat(answer.body().at("/current_ratio").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(answer.body().at("/emergency_active").asBoolean()).isTrue();
    assertThat(answer.body().at("/upload_rate_mbps").decimalValue()).isEqualByComparingTo("10");
    assertThat(answer.body().at("/download_rate_mbps").decimalValue()).isEqualByComparingTo("1");
    assertThat(answer.body().at("/active_uploads").asInt()).isEqualTo(3);
    assertThat(answer.body().at("/active_downloads").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/frozen_downloads").asInt()).isEqualTo(41);
    assertThat(answer.body().at("/time_in_emergency_hours").asDouble()).isGreaterThanOrEqualTo(2);
    assertThat(answer.body().at("/estimated_recovery_time_hours").decimalValue())
        .isEqualByComparingTo("3");
  }

  @Test
  void countsNothingAtAClientThatIsAway() {
    ledger.seen(Instant.now(), 4);
    ledger.torrents("mam", 1_250_000, 125_000);
    ledger.write("update client_states set trouble = 'nothing answers there'");

    Answer answer = door.get(METRICS);

    assertThat(answer.body().at("/upload_rate_mbps").decimalValue()).isEqualByComparingTo("0");
    assertThat(answer.body().at("/active_uploads").asInt()).isZero();
  }

  @Test
  void knowsNoRatioBeforeTheFirstReadingAndNoTimeOutsideAnEmergency() {
    Answer answer = door.get(METRICS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/current_ratio").isNull()).isTrue();
    assertThat(answer.body().at("/emergency_active").asBoolean(true)).isFalse();
    assertThat(answer.body().at("/time_in_emergency_hours").decimalValue())
        .isEqualByComparingTo("0");
    assertThat(answer.body().at("/estimated_recovery_time_hours").isNull()).isTrue();
  }
}
