package evenkeel.api.torrent;

import evenkeel.api.emergency.NoWords;
import evenkeel.api.emergency.UnderWay;
import evenkeel.api.order.NamedOrders;
import evenkeel.api.order.OrderKey;
import evenkeel.api.request.Fault;
import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.api.request.Parameters;
import evenkeel.order.GivenOrder;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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

/** Order that torrents stop downloading, undo it, and restart one. */
@RestController
public final class OrdersController {
  private final Known<AccountSettings> accounts;
  private final Known<ClientSettings> clients;
  private final OrderDesk desk;
  private final NamedOrders named;

  public OrdersController(
      Known<AccountSettings> accounts,
      Known<ClientSettings> clients,
      OrderDesk desk,
      NamedOrders named) {
    this.accounts = accounts;
    this.clients = clients;
    this.desk = desk;
    this.named = named;
  }

  @Operation(
      summary = "Stop what downloads, by selection, until it is undone",
      description =
          "Says which torrents are meant: by at least one list, none of them empty, or by all.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = StopDownloading.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Carried out",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping(path = "/api/torrents/stop-downloading", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> stopDownloading(
      @RequestBody JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    GivenOrder order = Members.read(body, it -> StopDownloading.read(it, accounts, clients));
    return named.answer(OrderKey.of(key, "stop-downloading", order), id -> desk.give(order, id));
  }

  @Operation(
      summary = "Give back what an order holds and nobody else does",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = NoWords.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Undone",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping("/api/torrents/stop-downloading/{number}/undo")
  ResponseEntity<?> undo(
      @PathVariable String number,
      @RequestBody(required = false) @Nullable JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key) {
    Members.refuseAny(body == null ? JsonNodeFactory.instance.objectNode() : body);
    long order = desk.require(number).number();
    return named.answer(OrderKey.of(key, "undo " + order, ""), id -> desk.undo(order));
  }

  @Operation(
      summary = "Stop a torrent that runs, and give it back at once",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = NoWords.class))))
  @Parameter(
      name = "client",
      in = ParameterIn.QUERY,
      description = "Where; needed when several clients have it.",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "Restarted",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Taken and under way",
      content = @Content(schema = @Schema(implementation = UnderWay.class)))
  @PostMapping("/api/torrents/{hash}/restart")
  ResponseEntity<?> restart(
      @PathVariable String hash,
      @RequestBody(required = false) @Nullable JsonNode body,
      @RequestHeader(name = OrderKey.HEADER, required = false) @Nullable String key,
      HttpServletRequest request) {
    Optional<String> client =
        Parameters.read(request.getParameterMap(), it -> it.oneOf("client", clients.ids()));
    Members.refuseAny(body == null ? JsonNodeFactory.instance.objectNode() : body);
    String torrent = hash.toLowerCase(Locale.ROOT);
    if (!StopDownloading.hash(torrent)) {
      Members.refuse(List.of(new Fault("hash", hash, StopDownloading.HASHES)));
    }
    return named.answer(
        OrderKey.of(key, "restart " + torrent, client), id -> desk.restart(torrent, client, id));
  }
}
