package evenkeel.api.emergency;

import evenkeel.api.order.NamedOrders;
import evenkeel.api.order.OrderKey;
import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Order a freeze, a release, a hand-back. */
@RestController
public final class EmergencyController {
  private static final int LONGEST_REASON = 300;

  private final Known<AccountSettings> accounts;
  private final EmergencyOrders orders;
  private final NamedOrders named;

  public EmergencyController(
      Known<AccountSettings> accounts, EmergencyOrders orders, NamedOrders named) {
    this.accounts = accounts;
    this.orders = orders;
    this.named = named;
  }

  @Operation(
      summary = "Freeze, and hold until handed back",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = FreezeOrder.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What happened",
      content = @Content(schema = @Schema(implementation = EmergencyView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping(path = "/api/accounts/{account}/freeze", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> freeze(
      @PathVariable String account,
      @RequestBody JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    accounts.require(account);
    FreezeOrder order = Members.read(body, it -> new FreezeOrder(reason(it)));
    return named.answer(
        OrderKey.of(key, "freeze " + account, order),
        id -> answer(account, orders.freeze(account, order, id)));
  }

  @Operation(
      summary = "Give everything back, and keep quiet",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = ReleaseOrder.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What happened",
      content = @Content(schema = @Schema(implementation = EmergencyView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping(
      path = "/api/accounts/{account}/release",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> release(
      @PathVariable String account,
      @RequestBody JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    accounts.require(account);
    ReleaseOrder order = Members.read(body, it -> new ReleaseOrder(reason(it)));
    return named.answer(
        OrderKey.of(key, "release " + account, order),
        id -> answer(account, orders.release(account, order, id)));
  }

  @Operation(
      summary = "End the hold, or give back now what asks for it or waits for the buffer",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = NoWords.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What happened",
      content = @Content(schema = @Schema(implementation = EmergencyView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping("/api/accounts/{account}/hand-back")
  ResponseEntity<?> handBack(
      @PathVariable String account,
      @RequestBody(required = false) @Nullable JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    accounts.require(account);
    Members.refuseAny(body == null ? JsonNodeFactory.instance.objectNode() : body);
    return named.answer(
        OrderKey.of(key, "hand-back " + account, ""),
        id -> answer(account, orders.handBack(account, id)));
  }

  private static String reason(Members members) {
    return members.text("reason", LONGEST_REASON);
  }

  private static ResponseEntity<?> answer(String account, Optional<Emergency> told) {
    if (told.isPresent()) {
      return ResponseEntity.ok(EmergencyView.of(told.get()));
    }
    URI state = URI.create("/api/accounts/" + account + "/emergency");
    return ResponseEntity.accepted().location(state).body(new UnderWay(state));
  }
}
