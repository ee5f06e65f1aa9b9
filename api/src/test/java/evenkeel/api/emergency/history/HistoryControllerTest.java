package evenkeel.api.emergency.history;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class HistoryControllerTest {
  private static final String HISTORY = "/api/accounts/mam/emergencies";
  private static final Instant OPENED = Instant.parse("2026-11-01T10:00:00Z");

  private final Door door;
  private final Ledger ledger;

  HistoryControllerTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void tellsEveryEmergencyTheNewestFirst() {
    ledger.closed(ledger.opened(1, OPENED, null), "recovered");
    ledger.opened(2, OPENED.plusSeconds(60), "moving house");

    Answer answer = door.get(HISTORY);

    assertThat(answer.body().at("/emergencies").size()).isEqualTo(2);
    assertThat(answer.body().at("/emergencies/0/number").asLong()).isEqualTo(2);
    assertThat(answer.text("/emergencies/0/state")).isEqualTo("open");
    assertThat(answer.text("/emergencies/0/hold")).isEqualTo("moving house");
    assertThat(answer.text("/emergencies/1/closed_why")).isEqualTo("recovered");
    assertThat(answer.text("/emergencies/1/opened_at")).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(answer.body().at("/next").isNull()).isTrue();
  }

  @Test
  void leadsThroughAllOfThemPageByPage() {
    for (int number = 1; number <= 5; number++) {
      ledger.closed(ledger.opened(number, OPENED, null), "recovered");
    }
    List<Long> numbers = new ArrayList<>();

    String next = HISTORY + "?limit=2";
    while (!next.isEmpty()) {
      Answer page = door.get(next);
      page.body().at("/emergencies").forEach(one -> numbers.add(one.at("/number").asLong()));
      next = page.body().at("/next").isNull() ? "" : page.text("/next");
    }

    assertThat(numbers).containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void showsOneWithHowFarEachClientCame() {
    long holder = ledger.opened(7, OPENED, null);
    ledger.reported(holder, "seedbox", 0, 41, true);
    ledger.closed(holder, "recovered");

    Answer answer = door.get(HISTORY + "/7");

    assertThat(answer.text("/phase")).isEqualTo("released");
    assertThat(answer.body().at("/clients/0/stopped").asInt()).isEqualTo(41);
  }

  @Test
  void showsEveryReceiptOfAnEmergencyAndNoneOfBefore() {
    long holder = ledger.opened(7, OPENED, null);
    long baseline = ledger.claimed(holder, "aa");
    ledger.sent(baseline, OPENED.minus(Duration.ofDays(1)));
    long confirmed = ledger.sent(baseline, OPENED.plusSeconds(1));
    long refused = ledger.sent(baseline, OPENED.plusSeconds(2));
    ledger.write("update receipts set confirmed_at = sent_at where id = " + confirmed);
    ledger.write(
        "update receipts set refused_at = sent_at, refused_why = 'never seen' where id = "
            + refused);

    Answer answer = door.get(HISTORY + "/7/receipts");

    assertThat(answer.body().at("/receipts").size()).isEqualTo(2);
    assertThat(answer.text("/receipts/0/refused_why")).isEqualTo("never seen");
    assertThat(answer.text("/receipts/1/hash")).isEqualTo("aa");
    assertThat(answer.text("/receipts/1/name")).isEqualTo("Invented Book aa");
    assertThat(answer.text("/receipts/1/client")).isEqualTo("seedbox");
    assertThat(answer.text("/receipts/1/field")).isEqualTo("run");
    assertThat(answer.text("/receipts/1/before")).isEqualTo("forced");
    assertThat(answer.text("/receipts/1/set")).isEqualTo("stopped");
    assertThat(answer.text("/receipts/1/sent_at")).isEqualTo("2026-11-01T10:00:01Z");
    assertThat(answer.text("/receipts/1/confirmed_at")).isEqualTo("2026-11-01T10:00:01Z");
    assertThat(answer.body().at("/receipts/1/refused_at").isNull()).isTrue();
  }

  @Test
  void showsWhatWasDoneToAPreferenceByItsName() {
    ledger.raised(ledger.opened(7, OPENED, null), OPENED.plusSeconds(1));

    Answer answer = door.get(HISTORY + "/7/receipts");

    assertThat(answer.body().at("/receipts/0/hash").isNull()).isTrue();
    assertThat(answer.text("/receipts/0/name")).isEqualTo("max_active_uploads");
    assertThat(answer.text("/receipts/0/field")).isEqualTo("queue_limit");
    assertThat(answer.text("/receipts/0/operation")).isEqualTo("preferences.set");
    assertThat(answer.text("/receipts/0/before")).isEqualTo("3");
    assertThat(answer.text("/receipts/0/set")).isEqualTo("40");
  }

  @Test
  void leadsThroughReceiptsPageByPage() {
    long holder = ledger.opened(7, OPENED, null);
    for (String hash : new String[] {"aa", "bb", "cc"}) {
      ledger.sent(ledger.claimed(holder, hash), OPENED.plusSeconds(1));
    }

    Answer first = door.get(HISTORY + "/7/receipts?limit=2");
    Answer second = door.get(first.text("/next"));

    assertThat(first.body().at("/receipts").size()).isEqualTo(2);
    assertThat(second.text("/receipts/0/hash")).isEqualTo("aa");
    assertThat(second.body().at("/next").isNull()).isTrue();
  }

  @Test
  void showsWhatWasDecidedWithoutAWrite() {
    long holder = ledger.opened(7, OPENED, null);
    long baseline = ledger.claimed(holder, "aa");
    ledger.write(
        "insert into decisions (baseline_id, verdict, look) values (%d, 'ceded', 12)"
            .formatted(baseline));

    Answer answer = door.get(HISTORY + "/7/decisions");

    assertThat(answer.text("/decisions/0/verdict")).isEqualTo("ceded");
    assertThat(answer.text("/decisions/0/hash")).isEqualTo("aa");
    assertThat(answer.body().at("/decisions/0/look").asLong()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/8", "/seven", "/8/receipts", "/8/decisions", "/99999999999999999999"})
  void saysThatThereWasNoSuchEmergency(String path) {
    ledger.opened(7, OPENED, null);

    Answer answer = door.get(HISTORY + path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("unknown-emergency");
  }

  @Test
  void namesEveryFaultOfTheParametersAtOnce() {
    Answer answer = door.get(HISTORY + "?limit=0&cursor=x&page=2");

    assertThat(answer.body().at("/faults").size()).isEqualTo(3);
  }
}
