package evenkeel.api.account;

import evenkeel.api.account.ReadingsView.Wanted;
import evenkeel.api.openapi.Paged;
import evenkeel.api.request.Known;
import evenkeel.api.request.Page;
import evenkeel.api.request.Parameters;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The readings of an account. */
@RestController
public final class ReadingsController {
  private final Known<AccountSettings> accounts;
  private final ReadingsView readings;

  public ReadingsController(Known<AccountSettings> accounts, ReadingsView readings) {
    this.accounts = accounts;
    this.readings = readings;
  }

  @Operation(summary = "The readings, the newest first")
  @Paged
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "The earliest time.",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "The time before which they were taken.",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "refused",
      in = ParameterIn.QUERY,
      description = "Whether also those that do not count.",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @GetMapping("/api/accounts/{account}/readings")
  ReadingPage readings(@PathVariable String account, HttpServletRequest request) {
    accounts.require(account);
    Asked asked = Parameters.read(request.getParameterMap(), Asked::of);
    List<ReadingView> found = readings.newest(account, asked.wanted(), asked.page());
    return new ReadingPage(found, asked.page().next(request, found, ReadingView::id));
  }

  private record Asked(Page page, Wanted wanted) {
    static Asked of(Parameters parameters) {
      return new Asked(
          Page.of(parameters),
          new Wanted(
              parameters.time("from").orElse(Instant.EPOCH),
              parameters.time("to").orElse(Instant.MAX),
              parameters.flag("refused")));
    }
  }
}
