package evenkeel.api.account;

import evenkeel.api.problem.ProblemType;
import evenkeel.api.request.Known;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, and what it takes each to recover. */
@RestController
public final class AccountsController {
  private final Known<AccountSettings> accounts;
  private final AccountsView view;
  private final ForecastsView forecasts;

  public AccountsController(
      Known<AccountSettings> accounts, AccountsView view, ForecastsView forecasts) {
    this.accounts = accounts;
    this.view = view;
    this.forecasts = forecasts;
  }

  @Operation(summary = "All accounts, as they stand")
  @GetMapping("/api/accounts")
  AccountList accounts() {
    return new AccountList(accounts.all().stream().map(view::look).toList());
  }

  @Operation(summary = "One account, as it stands")
  @GetMapping("/api/accounts/{account}")
  AccountView account(@PathVariable String account) {
    return view.look(accounts.require(account));
  }

  @Operation(summary = "What it takes the account to recover")
  @GetMapping("/api/accounts/{account}/forecast")
  ForecastView forecast(@PathVariable String account) {
    return forecasts
        .look(accounts.require(account))
        .orElseThrow(() ->
            ProblemType.NO_READING.because(
                "No reading of \"%s\" counts yet; the account itself says what is in the way."
                    .formatted(account)));
  }
}
