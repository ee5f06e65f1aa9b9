package evenkeel.api.emergency;

import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.ReleaseOrder;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** See an account's emergency, and order a freeze, a release, a hand-back. */
@RestController
public final class EmergencyController {
  private static final int LONGEST_REASON = 300;

  private final Known accounts;
  private final EmergencyOrders orders;
  private final EmergencyStories stories;

  public EmergencyController(Known accounts, EmergencyOrders orders, EmergencyStories stories) {
    this.accounts = accounts;
    this.orders = orders;
    this.stories = stories;
  }

  @GetMapping("/api/accounts/{account}/emergency")
  EmergencyView emergency(@PathVariable String account) {
    accounts.require(account);
    return stories.look(account);
  }

  @PostMapping(path = "/api/accounts/{account}/freeze", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> freeze(@PathVariable String account, @RequestBody JsonNode body) {
    accounts.require(account);
    FreezeOrder order = Members.read(body, it -> new FreezeOrder(reason(it)));
    return answer(account, orders.freeze(account, order));
  }

  @PostMapping(
      path = "/api/accounts/{account}/release",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> release(@PathVariable String account, @RequestBody JsonNode body) {
    accounts.require(account);
    ReleaseOrder order = Members.read(body, it -> new ReleaseOrder(reason(it)));
    return answer(account, orders.release(account, order));
  }

  @PostMapping("/api/accounts/{account}/hand-back")
  ResponseEntity<Object> handBack(
      @PathVariable String account, @RequestBody(required = false) @Nullable JsonNode body) {
    accounts.require(account);
    JsonNode given = body == null ? JsonNodeFactory.instance.objectNode() : body;
    Members.refuseAny(given);
    return answer(account, orders.handBack(account));
  }

  private static String reason(Members members) {
    return members.text("reason", LONGEST_REASON);
  }

  private static ResponseEntity<Object> answer(String account, Optional<Emergency> told) {
    if (told.isPresent()) {
      return ResponseEntity.ok(EmergencyView.of(told.get()));
    }
    URI state = URI.create("/api/accounts/" + account + "/emergency");
    return ResponseEntity.accepted().location(state).body(new UnderWay(state));
  }

  /** The order is taken and goes on; its state is to be seen elsewhere. */
  private record UnderWay(URI state) {}
}
