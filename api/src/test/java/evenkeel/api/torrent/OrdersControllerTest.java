package evenkeel.api.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import evenkeel.api.OrderHands;
import evenkeel.api.order.Orders;
import evenkeel.order.OrderKind;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(House.class)
class OrdersControllerTest {
  private static final String STOP = "/api/torrents/stop-downloading";
  private static final String ORDERS = "/api/torrents/orders";
  private static final String HASH = "1".repeat(40);
  private static final String ANY =
      "{\"accounts\": [], \"clients\": [], \"categories\": [], \"tags\": [], \"hashes\": []}";

  private static final WorkflowServiceStubsOptions NOWHERE =
      WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build();

  private final Door door;
  private final Ledger ledger;
  private final House.Open house;

  OrdersControllerTest(House.Open house) {
    this.house = house;
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void stopsWhatASelectionMeans() {
    String order =
        given(
            """
            {"reason": "a quiet line", "accounts": ["mam"], "clients": ["seedbox"],
             "categories": ["books"], "tags": ["a"], "hashes": ["%s"]}
            """
                .formatted("AB".repeat(20)));

    awaits(order, "stopped");
    Answer shown = door.get(order);
    assertThat(shown.text("/kind")).isEqualTo("stop_downloading");
    assertThat(shown.text("/reason")).isEqualTo("a quiet line");
    assertThat(shown.text("/selection/accounts/0")).isEqualTo("mam");
    assertThat(shown.text("/selection/hashes/0")).isEqualTo("ab".repeat(20));
    assertThat(shown.body().at("/clients/0/stopped").asInt()).isEqualTo(3);
  }

  @Test
  void linksToAnOrderWhoseClientIsAway() {
    Answer answer = door.post(STOP, reason(OrderHands.AWAY));

    assertThat(answer.status()).isEqualTo(202);
    Answer order = door.get(answer.header("location"));
    assertThat(order.text("/phase")).isEqualTo("stopping");
    assertThat(order.body().at("/clients/0/reported").asBoolean()).isFalse();
  }

  @Test
  void undoesAnOrderOnceHoweverOftenItIsAsked() {
    String order = given(reason("a quiet line"));
    awaits(order, "stopped");

    assertThat(undo(order).status()).isIn(200, 202);
    awaits(order, "over");
    Answer first = undo(order);
    Answer second = undo(order);

    assertThat(first.text("/closed_why")).isEqualTo("undone");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("/closed_why")).isEqualTo("undone");
    assertThat(second.text("/closed_at")).isEqualTo(first.text("/closed_at"));
  }

  @Test
  void givesAnOrderOnceForAKey() {
    String first = location(keyed("key-of-mine", reason("a quiet line")));
    Answer other = keyed("key-of-mine", reason("another"));
    String again = location(keyed("key-of-mine", reason("a quiet line")));

    assertThat(again).isEqualTo(first);
    assertThat(other.problem()).isEqualTo("key-reused");
    assertThat(door.get(ORDERS).body().at("/orders").size()).isEqualTo(1);
  }

  /** As after a crash before the answer was written down. */
  @Test
  void givesAnOrderOnceForAKeyWhoseAnswerWasLost() {
    String first = location(keyed("key-of-loss", reason("a quiet line")));
    ledger.write("update order_keys set status = null, answer = null");

    assertThat(location(keyed("key-of-loss", reason("a quiet line")))).isEqualTo(first);
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        door.post(
            STOP,
            """
            {"reason": " ", "accounts": ["nobody"], "clients": "seedbox", "hashes": ["xyz"],
             "tags": [""], "labels": []}
            """);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/faults").valueStream().map(one -> one.at("/field").asString()))
        .containsExactlyInAnyOrder("reason", "accounts", "clients", "hashes", "tags", "labels");
  }

  /** An empty list that a program built must not stop everything there is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'hashes': []                  | hashes",
        "'accounts': [], 'all': false  | accounts",
        "'hashes': [], 'tags': ['a']   | hashes",
        "'all': false                  | all",
        "'all': 'yes'                  | all all",
        "'all': true, 'tags': ['a']    | all",
      })
  void refusesAnOrderThatDoesNotSayWhatItMeans(String members, String fields) {
    Answer answer =
        door.post(STOP, "{\"reason\": \"x\", %s}".formatted(members.replace('\'', '"')));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/faults").valueStream().map(one -> one.at("/field").asString()))
        .containsExactlyInAnyOrder(fields.split(" "));
    assertThat(answer.text("/faults/0/allowed")).containsAnyOf("a list of 1 to", "true");
    assertThat(door.get(ORDERS).body().at("/orders").size()).isZero();
  }

  @Test
  void refusesAnOrderThatSaysNothingOfWhatItMeans() {
    Answer answer = door.post(STOP, "{\"reason\": \"x\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/faults/0/field")).isEqualTo("all");
  }

  @Test
  void restartsTheOneTorrentWithThatHash() {
    seenAt("seedbox", HASH);

    Answer answer = restart(HASH, "");

    assertThat(answer.status()).isIn(200, 202);
    String order = ORDERS + "/" + newest();
    awaits(order, "over");
    assertThat(door.get(order).text("/kind")).isEqualTo("restart");
    assertThat(door.get(order).text("/closed_why")).isEqualTo("restarted");
  }

  @Test
  void saysWhyATorrentCannotBeRestarted() {
    seenAt("seedbox", OrderHands.STANDS_STILL);

    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> {
          Answer answer = restart(OrderHands.STANDS_STILL, "");
          assertThat(answer.problem()).isEqualTo("order-refused");
          assertThat(answer.text("/detail")).isEqualTo("It stands stopped already.");
        });
  }

  @Test
  void refusesToRestartWhatIsNoHash() {
    Answer answer = restart("nonsense", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/faults/0/field")).isEqualTo("hash");
  }

  @Test
  void knowsNoTorrentThatNoClientOfTheSettingsHasShown() {
    seenAt("departed", HASH);
    assertThat(restart(HASH, "").problem()).isEqualTo("unknown-torrent");
    assertThat(restart(HASH, "").status()).isEqualTo(404);

    assertThat(restart(HASH, "?client=seedbox").text("/detail")).contains("at client seedbox");
  }

  @Test
  void forgetsThatATorrentWasNotKnownYet() {
    String path = "/api/torrents/" + HASH + "/restart";
    assertThat(keyed(path, "key-of-early", "{}").status()).isEqualTo(404);

    seenAt("seedbox", HASH);

    assertThat(keyed(path, "key-of-early", "{}").status()).isIn(200, 202);
  }

  @Test
  void doesNotCallRestartedWhatWasLeftStopped() {
    seenAt("seedbox", OrderHands.LEFT_STOPPED);

    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> {
          Answer answer = restart(OrderHands.LEFT_STOPPED, "");
          assertThat(answer.problem()).isEqualTo("order-refused");
          assertThat(answer.text("/detail"))
              .isEqualTo("It was stopped and could not be started again: asked twice.");
        });
  }

  @Test
  void wantsToKnowWhichClientIfSeveralHaveIt() {
    WorkflowServiceStubs nowhere = WorkflowServiceStubs.newServiceStubs(NOWHERE);
    OrderDesk desk =
        new OrderDesk(
            new TorrentOrders(WorkflowClient.newInstance(nowhere), new Orders()),
            new OrdersView(house.owner(), List.of("seedbox", "attic")));
    seenAt("seedbox", HASH);
    seenAt("attic", HASH);

    assertThatThrownBy(() -> desk.restart(HASH, Optional.empty(), Optional.empty()))
        .hasMessageContaining("attic, seedbox")
        .hasMessageContaining("?client=");
    assertThat(restart(HASH, "?client=elsewhere").status()).isEqualTo(400);
    assertThat(restart(HASH, "?client=seedbox").status()).isIn(200, 202);
    nowhere.shutdownNow();
  }

  @Test
  void leadsThroughAllOrdersPageByPage() {
    for (int i = 0; i < 3; i++) {
      ledger.ordered(OrderKind.STOP_DOWNLOADING, "order " + i, ANY, "request " + i);
    }
    ledger.closed(ledger.holderOf(newest()), "undone");
    List<String> reasons = new ArrayList<>();

    String next = ORDERS + "?limit=2";
    while (!next.isEmpty()) {
      Answer page = door.get(next);
      page.body().at("/orders").forEach(one -> reasons.add(one.at("/reason").asString()));
      next = page.body().at("/next").isNull() ? "" : page.text("/next");
    }

    assertThat(reasons).containsExactly("order 2", "order 1", "order 0");
    assertThat(door.get(ORDERS + "?open=true").body().at("/orders").size()).isEqualTo(2);
  }

  @Test
  void showsWhatWasWrittenAndDecidedForAnOrder() {
    long order = ledger.ordered(OrderKind.STOP_DOWNLOADING, "a quiet line", ANY, "request");
    long baseline = ledger.claimed(ledger.holderOf(order), "aa");
    ledger.sent(baseline, Instant.now().plusSeconds(1));
    ledger.write(
        "insert into decisions (baseline_id, verdict, look) values (%d, 'ceded', 12)"
            .formatted(baseline));

    Answer receipts = door.get(ORDERS + "/" + order + "/receipts");
    Answer decisions = door.get(ORDERS + "/" + order + "/decisions");

    assertThat(receipts.text("/receipts/0/hash")).isEqualTo("aa");
    assertThat(receipts.text("/receipts/0/before")).isEqualTo("forced");
    assertThat(decisions.text("/decisions/0/verdict")).isEqualTo("ceded");
  }

  @Test
  void doesNotClaimToHaveUndoneWhatHasNoStory() {
    long order = ledger.ordered(OrderKind.STOP_DOWNLOADING, "a quiet line", ANY, "request");

    Answer answer = undo(ORDERS + "/" + order);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("story-away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/8", "/seven", "/8/receipts", "/8/decisions", "/99999999999999999999"})
  void saysThatThereIsNoSuchOrder(String path) {
    assertThat(door.get(ORDERS + path).problem()).isEqualTo("unknown-order");
  }

  private String given(String body) {
    Answer answer = door.post(STOP, body);
    assertThat(answer.status()).as("%s", answer).isIn(200, 202);
    return location(answer);
  }

  /** Where the order is, answered at once or not. */
  private static String location(Answer answer) {
    return answer.status() == 200
        ? ORDERS + "/" + answer.body().at("/number").asLong()
        : answer.header("location");
  }

  private void awaits(String order, String phase) {
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(door.get(order).text("/phase")).isEqualTo(phase));
  }

  private Answer undo(String order) {
    return door.post(order.replace("orders", "stop-downloading") + "/undo", "{}");
  }

  private Answer restart(String hash, String query) {
    return door.post("/api/torrents/" + hash + "/restart" + query, "{}");
  }

  private Answer keyed(String key, String body) {
    return keyed(STOP, key, body);
  }

  private Answer keyed(String path, String key, String body) {
    return door.send(
        path,
        it ->
            it.header("X-Api-Key", door.key())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
  }

  private long newest() {
    return house.owner().sql("select max(number) from orders").query(Long.class).single();
  }

  private void seenAt(String client, String hash) {
    ledger.write(
        "insert into generations (client, hash, added_on, name) values ('%s', '%s', 1, 'a')"
            .formatted(client, hash));
  }

  private static String reason(String text) {
    return "{\"reason\": \"" + text + "\", \"all\": true}";
  }
}
