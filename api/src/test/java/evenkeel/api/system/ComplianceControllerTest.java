package evenkeel.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class ComplianceControllerTest {
  private static final String RATIO = "/api/system/compliance/ratio";
  private static final Instant READ = Instant.parse("2026-11-01T10:00:00Z");

  private final Door door;
  private final Ledger ledger;

  ComplianceControllerTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void wrapsTheFigures() {
    ledger.reading("mam", READ, 110, 100, "warning");
    ledger.seen(Instant.now(), 4);
    ledger.torrents("mam", 0, 0);

    Answer answer = door.get(RATIO);

    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder("success", "data", "error", "timestamp");
    assertThat(answer.body().at("/success").asBoolean()).isTrue();
    assertThat(answer.body().at("/error").isNull()).isTrue();
    assertThat(answer.body().at("/data").propertyNames())
        .contains(
            "global_ratio",
            "emergency_active",
            "download_frozen",
            "seeding_allocation",
            "stalled_torrents",
            "status",
            "last_updated");
    assertThat(answer.body().at("/data/global_ratio").decimalValue()).isEqualByComparingTo("1.1");
    assertThat(answer.text("/data/status")).isEqualTo("warning");
    assertThat(answer.body().at("/data/seeding_allocation").asInt()).isEqualTo(4);
    assertThat(answer.body().at("/data/stalled_torrents").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/data/emergency_active").asBoolean(true)).isFalse();
    assertThat(answer.text("/data/last_updated")).isEqualTo("2026-11-01T10:00:00Z");
  }

  @Test
  void isAnEmergencyForAsLongAsOneIsOpen() {
    ledger.reading("mam", READ, 102, 100, "warning");
    ledger.opened(7, READ, null);

    Answer answer = door.get(RATIO);

    assertThat(answer.text("/data/status")).isEqualTo("emergency");
    assertThat(answer.body().at("/data/emergency_active").asBoolean()).isTrue();
    assertThat(answer.body().at("/data/download_frozen").asBoolean()).isTrue();
  }

  @Test
  void knowsNoAllocationWithoutALimit() {
    ledger.reading("mam", READ, 110, 100, "warning");
    ledger.seen(Instant.now(), null);

    assertThat(door.get(RATIO).body().at("/data/seeding_allocation").isNull()).isTrue();
  }

  @Test
  void tellsOfTheWorstAccountUnlessOneIsNamed() {
    ledger.reading("mam", READ, 300, 100, "normal");
    ledger.reading("other", READ, 90, 100, "emergency");

    assertThat(door.get(RATIO).text("/data/account")).isEqualTo("other");
    assertThat(door.get(RATIO + "?account=mam").text("/data/account")).isEqualTo("mam");
  }

  @Test
  void takesTheLowerRatioAmongEqualLevels() {
    ledger.reading("mam", READ, 300, 100, "normal");
    ledger.reading("other", READ, 299, 100, "normal");

    assertThat(door.get(RATIO).text("/data/account")).isEqualTo("other");
  }

  @Test
  void wrapsProblemsToo() {
    String[] paths = {RATIO, RATIO + "?account=mum", RATIO + "?acount=mam", "/api/system/nothing"};
    for (String path : paths) {
      Answer answer = door.get(path);

      assertThat(answer.problem()).doesNotContain("no problem");
      isWrapped(answer);
    }
    isWrapped(door.send(RATIO, request -> request));
    isWrapped(door.post(RATIO, "{}"));
    isWrapped(door.post(RATIO, "x".repeat(70_000)));
  }

  private static void isWrapped(Answer problem) {
    assertThat(problem.body().at("/success").asBoolean(true)).as("%s", problem).isFalse();
    assertThat(problem.text("/error")).isNotEmpty().isEqualTo(problem.text("/detail"));
    assertThat(Instant.parse(problem.text("/timestamp"))).isBefore(Instant.now().plusSeconds(60));
  }

  @Test
  void wrapsNothingElse() {
    assertThat(door.get("/api/accounts/mum").body().has("success")).isFalse();
  }
}
