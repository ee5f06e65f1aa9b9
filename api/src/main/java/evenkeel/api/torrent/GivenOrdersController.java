package evenkeel.api.torrent;

import evenkeel.api.emergency.history.DecisionPage;
import evenkeel.api.emergency.history.DecisionView;
import evenkeel.api.emergency.history.ReceiptPage;
import evenkeel.api.emergency.history.ReceiptView;
import evenkeel.api.emergency.history.ReceiptsView;
import evenkeel.api.openapi.Paged;
import evenkeel.api.request.Page;
import evenkeel.api.request.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The orders to torrents that were given, and all that was done for each. */
@RestController
public final class GivenOrdersController {
  private final OrderDesk desk;
  private final OrdersView orders;
  private final ReceiptsView receipts;

  public GivenOrdersController(OrderDesk desk, OrdersView orders, ReceiptsView receipts) {
    this.desk = desk;
    this.orders = orders;
    this.receipts = receipts;
  }

  @Operation(summary = "All orders to torrents, the newest first")
  @Paged
  @Parameter(
      name = "open",
      in = ParameterIn.QUERY,
      description = "Whether only those that hold something still.",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @GetMapping("/api/torrents/orders")
  OrderPage orders(HttpServletRequest request) {
    Asked asked = Parameters.read(request.getParameterMap(), Asked::of);
    List<OrderView> found = orders.newest(asked.page, asked.open);
    return new OrderPage(found, asked.page.next(request, found, OrderView::number));
  }

  private record Asked(Page page, boolean open) {
    static Asked of(Parameters parameters) {
      return new Asked(Page.of(parameters), parameters.flag("open"));
    }
  }

  @Operation(summary = "One order, and how far each client is with it")
  @GetMapping("/api/torrents/orders/{number}")
  OrderView order(@PathVariable String number) {
    return desk.require(number);
  }

  @Operation(summary = "What was written to torrents for it, the newest first")
  @Paged
  @GetMapping("/api/torrents/orders/{number}/receipts")
  ReceiptPage receipts(@PathVariable String number, HttpServletRequest request) {
    long order = desk.require(number).number();
    Page page = page(request);
    List<ReceiptView> found = receipts.receipts(order, page);
    return new ReceiptPage(found, page.next(request, found, ReceiptView::id));
  }

  @Operation(summary = "What was decided for it without a write, the newest first")
  @Paged
  @GetMapping("/api/torrents/orders/{number}/decisions")
  DecisionPage decisions(@PathVariable String number, HttpServletRequest request) {
    long order = desk.require(number).number();
    Page page = page(request);
    List<DecisionView> found = receipts.decisions(order, page);
    return new DecisionPage(found, page.next(request, found, DecisionView::id));
  }

  private static Page page(HttpServletRequest request) {
    return Parameters.read(request.getParameterMap(), Page::of);
  }
}
