package evenkeel.standalone.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** How the accounts and clients stand: asked of several doors, told as one. */
final class Status {
  private final Door door;

  Status(Door door) {
    this.door = door;
  }

  /** Tells it; answers whether there was no refusal. */
  boolean tell(Call call) throws Unreachable, InterruptedException {
    Answer accounts = door.get("/api/accounts");
    Answer clients = door.get("/api/clients");
    Optional<Answer> refused = refused(accounts).or(() -> refused(clients));
    if (refused.isPresent()) {
      return refuse(refused.get(), call);
    }
    List<JsonNode> wanted = new ArrayList<>();
    for (JsonNode account : accounts.json().path("accounts")) {
      if (call.operands().isEmpty() || call.operands().contains(id(account))) {
        wanted.add(account);
      }
    }
    if (wanted.isEmpty() && !call.operands().isEmpty()) {
      return refuse(door.get("/api/accounts/" + Door.escaped(call.operands().getFirst())), call);
    }
    tell(call, wanted, clients.json().path("clients"));
    return true;
  }

  private void tell(Call call, List<JsonNode> accounts, JsonNode clients)
      throws Unreachable, InterruptedException {
    TreeMap<String, JsonNode> emergencies = new TreeMap<>();
    TreeMap<String, JsonNode> forecasts = new TreeMap<>();
    for (JsonNode account : accounts) {
      String path = "/api/accounts/" + Door.escaped(id(account));
      emergencies.put(id(account), door.get(path + "/emergency").json());
      forecasts.put(id(account), door.get(path + "/forecast").json());
    }
    if (call.json()) {
      ObjectNode all = Answer.JSON.createObjectNode();
      all.putPOJO("accounts", accounts);
      all.putPOJO("emergencies", emergencies);
      all.putPOJO("forecasts", forecasts);
      all.set("clients", clients);
      all.set("orders", openOrders());
      System.out.println(Answer.JSON.writeValueAsString(all));
      return;
    }
    Instant now = Instant.now();
    for (JsonNode account : accounts) {
      new StatusWording(now)
          .account(account, of(account, emergencies), of(account, forecasts))
          .forEach(System.out::println);
    }
    if (call.operands().isEmpty()) {
      clients.forEach(client -> new StatusWording(now).client(client).forEach(System.out::println));
      openOrders().forEach(order -> TorrentOrderWording.open(order).forEach(System.out::println));
    }
  }

  private JsonNode openOrders() throws Unreachable, InterruptedException {
    return door.get("/api/torrents/orders?open=true").json().path("orders");
  }

  private static JsonNode of(JsonNode account, Map<String, JsonNode> each) {
    return each.getOrDefault(id(account), MissingNode.getInstance());
  }

  private static String id(JsonNode account) {
    return account.path("id").asString("");
  }

  private static Optional<Answer> refused(Answer answer) {
    return answer.done() ? Optional.empty() : Optional.of(answer);
  }

  private static boolean refuse(Answer answer, Call call) {
    if (call.json()) {
      System.out.println(answer.body());
    } else {
      Refusal.of(answer).forEach(System.err::println);
    }
    return false;
  }
}
