package evenkeel.api.system;

import evenkeel.api.problem.ProblemType;
import evenkeel.api.request.Known;
import evenkeel.api.request.Parameters;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the accounts keep their ratios, for dashboards. */
@RestController
public final class ComplianceController {
  private final Known<AccountSettings> accounts;
  private final Compliance compliance;
  private final InstantSource clock;

  public ComplianceController(
      Known<AccountSettings> accounts, Compliance compliance, InstantSource clock) {
    this.accounts = accounts;
    this.compliance = compliance;
    this.clock = clock;
  }

  @Operation(summary = "Whether the ratio is kept, wrapped")
  @Parameter(
      name = "account",
      in = ParameterIn.QUERY,
      description = "Whose; without it the worst account's.",
      schema = @Schema(type = "string"))
  @GetMapping("/api/system/compliance/ratio")
  Wrapped<RatioCompliance> ratio(HttpServletRequest request) {
    Optional<String> asked =
        Parameters.read(request.getParameterMap(), it -> it.oneOf("account", accounts.ids()));
    return compliance
        .worst(asked.map(id -> List.of(accounts.require(id))).orElseGet(accounts::all))
        .map(worst -> new Wrapped<>(true, worst, null, clock.instant()))
        .orElseThrow(() ->
            ProblemType.NO_READING.because(
                "No reading counts yet; the accounts themselves say what is in the way."));
  }
}
