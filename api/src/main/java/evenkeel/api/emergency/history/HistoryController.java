package evenkeel.api.emergency.history;

import evenkeel.api.emergency.EmergenciesView;
import evenkeel.api.emergency.EmergencyRow;
import evenkeel.api.emergency.EmergencyView;
import evenkeel.api.openapi.Paged;
import evenkeel.api.problem.ProblemType;
import evenkeel.api.request.Known;
import evenkeel.api.request.Page;
import evenkeel.api.request.Parameters;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The emergencies of an account, and all that was done in each. */
@RestController
public final class HistoryController {
  private static final String NUMBER = "\\d{1,18}";

  private final Known<AccountSettings> accounts;
  private final EmergenciesView emergencies;
  private final ReceiptsView receipts;

  public HistoryController(
      Known<AccountSettings> accounts, EmergenciesView emergencies, ReceiptsView receipts) {
    this.accounts = accounts;
    this.emergencies = emergencies;
    this.receipts = receipts;
  }

  @Operation(summary = "All emergencies, the newest first")
  @Paged
  @GetMapping("/api/accounts/{account}/emergencies")
  EmergencyPage emergencies(@PathVariable String account, HttpServletRequest request) {
    accounts.require(account);
    Page page = page(request);
    List<PastEmergency> found =
        emergencies.newest(account, page).stream().map(PastEmergency::of).toList();
    return new EmergencyPage(found, page.next(request, found, PastEmergency::number));
  }

  @Operation(summary = "One emergency")
  @GetMapping("/api/accounts/{account}/emergencies/{number}")
  EmergencyView emergency(@PathVariable String account, @PathVariable String number) {
    return emergencies.whole(row(account, number));
  }

  @Operation(summary = "What was written to torrents in it, the newest first")
  @Paged
  @GetMapping("/api/accounts/{account}/emergencies/{number}/receipts")
  ReceiptPage receipts(
      @PathVariable String account, @PathVariable String number, HttpServletRequest request) {
    EmergencyRow row = row(account, number);
    Page page = page(request);
    List<ReceiptView> found = receipts.receipts(row, page);
    return new ReceiptPage(found, page.next(request, found, ReceiptView::id));
  }

  @Operation(summary = "What was decided in it without a write, the newest first")
  @Paged
  @GetMapping("/api/accounts/{account}/emergencies/{number}/decisions")
  DecisionPage decisions(
      @PathVariable String account, @PathVariable String number, HttpServletRequest request) {
    EmergencyRow row = row(account, number);
    Page page = page(request);
    List<DecisionView> found = receipts.decisions(row, page);
    return new DecisionPage(found, page.next(request, found, DecisionView::id));
  }

  private static Page page(HttpServletRequest request) {
    return Parameters.read(request.getParameterMap(), Page::of);
  }

  private EmergencyRow row(String account, String number) {
    accounts.require(account);
    return Optional.of(number)
        .filter(text -> text.matches(NUMBER))
        .flatMap(digits -> emergencies.one(account, Long.parseLong(digits)))
        .orElseThrow(() ->
            ProblemType.UNKNOWN_EMERGENCY.because(
                "\"%s\" has no emergency with the number \"%s\".".formatted(account, number)));
  }
}
