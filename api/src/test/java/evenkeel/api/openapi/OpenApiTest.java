package evenkeel.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import evenkeel.api.problem.ProblemType;
import evenkeel.order.OrderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class OpenApiTest {
  private static final Instant OPENED = Instant.parse("2026-11-01T10:00:00Z");

  private static final String NOTHING_LEFT_OUT =
      """
      {"accounts": [], "clients": [], "categories": [], "tags": [], "hashes": []}
      """;

  private final Door door;
  private final Ledger ledger;
  private final Described document;
  private long order;

  OpenApiTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
    document = new Described(door.get("/api/openapi").body());
  }

  @BeforeEach
  void somethingToShow() {
    ledger.reading("mam", Instant.now(), 90, 100, "emergency");
    ledger.seen(Instant.now(), 4);
    ledger.torrents("", 1000, 20);
    ledger.torrents("mam", 700, 20);
    long holder = ledger.opened(7, OPENED, "moving house");
    ledger.reported(holder, "seedbox", 3, 41, false);
    long baseline = ledger.claimed(holder, "aa");
    ledger.sent(baseline, OPENED);
    order = ledger.ordered(OrderKind.STOP_DOWNLOADING, "a quiet line", NOTHING_LEFT_OUT, "test");
    ledger.reported(ledger.holderOf(order), "seedbox", 3, 41, false);
    ledger.write(
        "insert into decisions (baseline_id, verdict, look) values (%d, 'ceded', 12)"
            .formatted(baseline));
  }

  @Test
  void describesEveryDoorAndNoOther() {
    List<String> doors =
        door.all().stream()
            .filter(one -> !one.contains("/error") && !one.contains("/api/openapi"))
            .toList();

    assertThat(doors).isNotEmpty();
    assertThat(document.operations()).containsExactlyInAnyOrderElementsOf(doors);
  }

  @Test
  void describesEveryKindOfProblemWhereItMayHappen() {
    assertThat(document.problemTypes())
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::urn).toList());
    for (ProblemType type : ProblemType.values()) {
      assertThat(document.operations())
          .as("%s", type)
          .anyMatch(one -> document.problems(one, type.status().value()).contains(type.urn()));
    }
  }

  @Test
  void namesExactlyTheParametersThatAreTaken() {
    for (String operation : document.operations()) {
      Answer answer =
          operation.startsWith("GET")
              ? door.get(path(operation) + "?surely_unknown=1")
              : door.post(path(operation) + "?surely_unknown=1", "{}");

      assertThat(answer.status()).as(operation).isEqualTo(400);
      assertThat(names(answer.text("/faults/0/allowed"), "no parameters"))
          .as(operation)
          .isEqualTo(document.queryParameters(operation));
    }
  }

  @Test
  void namesExactlyTheMembersThatAreTaken() {
    for (String operation : orders().toList()) {
      Answer answer = door.post(path(operation), "{\"surely_unknown\": 1}");

      String allowed =
          answer
              .body()
              .at("/faults")
              .valueStream()
              .filter(fault -> fault.at("/field").asString().equals("surely_unknown"))
              .map(fault -> fault.at("/allowed").asString())
              .findFirst()
              .orElse("nothing was said of it");
      assertThat(names(allowed, "no members"))
          .as(operation)
          .isEqualTo(document.bodyMembers(operation));
    }
  }

  @Test
  void describesEveryAnswerAsItIs() {
    for (String operation : document.operations()) {
      if (operation.startsWith("GET")) {
        Answer answer = door.get(path(operation));

        assertThat(answer.status()).as(operation).isEqualTo(200);
        assertThat(document.faults(answer.body(), document.answer(operation), ""))
            .as(operation)
            .isEmpty();
      }
    }
    Answer frozen =
        await()
            .atMost(Duration.ofMinutes(3))
            .until(
                () -> door.post("/api/accounts/mam/freeze", "{\"reason\": \"moving house\"}"),
                answer -> answer.status() == 200);
    assertThat(
            document.faults(
                frozen.body(), document.answer("POST /api/accounts/{account}/freeze"), ""))
        .isEmpty();
  }

  @Test
  void describesProblemsAsTheyAre() {
    Answer answer = door.get("/api/accounts/mam/readings?limit=x");

    assertThat(document.faults(answer.body(), document.problem(), "")).isEmpty();
  }

  @Test
  void takesTheKeyForEverythingButHealth() {
    for (String operation : document.operations()) {
      boolean open = operation.contains("/health");
      assertThat(document.operation(operation).has("security")).as(operation).isNotEqualTo(open);
      assertThat(door.send(path(operation), request -> request).status() == 401)
          .as(operation)
          .isNotEqualTo(open);
    }
  }

  private Stream<String> orders() {
    return document.operations().stream().filter(one -> one.startsWith("POST"));
  }

  private String path(String operation) {
    return operation
        .replaceFirst("^[A-Z]+ ", "")
        .replace("{account}", "mam")
        .replace("{client}", "seedbox")
        .replace("orders/{number}", "orders/" + order)
        .replace("stop-downloading/{number}", "stop-downloading/" + order)
        .replace("{number}", "7")
        .replace("{hash}", "a".repeat(40));
  }

  private static List<String> names(String allowed, String none) {
    return allowed.equals(none)
        ? List.of()
        : Arrays.stream(allowed.replaceFirst("^only ", "").split(", ")).sorted().toList();
  }
}
