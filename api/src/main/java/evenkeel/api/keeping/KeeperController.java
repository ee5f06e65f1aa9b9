package evenkeel.api.keeping;

import evenkeel.api.order.Orders;
import evenkeel.api.problem.ProblemType;
import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.DecideOrder.Decision;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.KeeperWorkflow;
import evenkeel.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A person's decision on the torrents of a client that wait for one. */
@RestController
public final class KeeperController {
  private final Known clients;
  private final WorkflowClient temporal;
  private final Orders orders;

  public KeeperController(Known clients, WorkflowClient temporal, Orders orders) {
    this.clients = clients;
    this.temporal = temporal;
    this.orders = orders;
  }

  @PostMapping(path = "/api/clients/{client}/decide", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DecidedView> decide(@PathVariable String client, @RequestBody JsonNode body) {
    clients.require(client);
    DecideOrder order =
        Members.read(body, it -> new DecideOrder(it.oneOf("decision", Decision.values())));
    return decided(client, order)
        .map(done -> ResponseEntity.ok(new DecidedView(client, order.decision(), done.torrents())))
        .orElseGet(() -> underWay(client, order));
  }

  private Optional<Decided> decided(String client, DecideOrder order) {
    KeeperWorkflow keeper =
        temporal.newWorkflowStub(KeeperWorkflow.class, WorkflowIds.keeper(client));
    try {
      return orders.give(
          Decided.class, options -> WorkflowClient.startUpdate(keeper::decide, order, options));
    } catch (WorkflowNotFoundException gone) {
      throw ProblemType.STORY_AWAY.because(
          "The keeper of \"%s\" does not run; a worker starts it again when it holds the client."
              .formatted(client));
    }
  }

  private static ResponseEntity<DecidedView> underWay(String client, DecideOrder order) {
    return ResponseEntity.accepted().body(new DecidedView(client, order.decision(), null));
  }
}
