package evenkeel.api.keeping;

import evenkeel.api.order.NamedOrders;
import evenkeel.api.order.OrderKey;
import evenkeel.api.order.Orders;
import evenkeel.api.problem.ProblemType;
import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.DecideOrder.Decision;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.settings.ClientSettings;
import evenkeel.temporal.WorkflowIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
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

/** A person's decision on the torrents of a client that wait for one. */
@RestController
public final class KeeperController {
  private final Known<ClientSettings> clients;
  private final WorkflowClient temporal;
  private final Orders orders;
  private final NamedOrders named;

  public KeeperController(
      Known<ClientSettings> clients, WorkflowClient temporal, Orders orders, NamedOrders named) {
    this.clients = clients;
    this.temporal = temporal;
    this.orders = orders;
    this.named = named;
  }

  @Operation(
      summary = "Decide on torrents that wait for a person",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = DecideOrder.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What it came to",
      content = @Content(schema = @Schema(implementation = DecidedView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = DecidedView.class)))
  @PostMapping(path = "/api/clients/{client}/decide", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> decide(
      @PathVariable String client,
      @RequestBody JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    clients.require(client);
    DecideOrder order =
        Members.read(body, it -> new DecideOrder(it.oneOf("decision", Decision.values())));
    return named.answer(
        OrderKey.of(key, "decide " + client, order), id -> answer(client, order, id));
  }

  private ResponseEntity<DecidedView> answer(
      String client, DecideOrder order, Optional<String> id) {
    return decided(client, order, id)
        .map(done -> ResponseEntity.ok(new DecidedView(client, order.decision(), done.torrents())))
        .orElseGet(() -> underWay(client, order));
  }

  private Optional<Decided> decided(String client, DecideOrder order, Optional<String> id) {
    KeeperWorkflow keeper =
        temporal.newWorkflowStub(KeeperWorkflow.class, WorkflowIds.keeper(client));
    try {
      return orders.give(
          Decided.class, id, options -> WorkflowClient.startUpdate(keeper::decide, order, options));
    } catch (WorkflowNotFoundException gone) {
      throw ProblemType.STORY_AWAY.because(
          "The keeper of \"%s\" does not run; a worker starts it again when it holds the client."
              .formatted(client));
    }
  }

  private static ResponseEntity<DecidedView> underWay(String client, DecideOrder order) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/clients/" + client))
        .body(new DecidedView(client, order.decision(), null));
  }
}
