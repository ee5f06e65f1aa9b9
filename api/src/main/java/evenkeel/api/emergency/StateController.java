package evenkeel.api.emergency;

import evenkeel.api.request.Known;
import evenkeel.settings.AccountSettings;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How an account's emergency stands, in words and in figures. */
@RestController
public final class StateController {
  private final Known<AccountSettings> accounts;
  private final EmergencyStories stories;
  private final Metrics metrics;

  public StateController(
      Known<AccountSettings> accounts, EmergencyStories stories, Metrics metrics) {
    this.accounts = accounts;
    this.stories = stories;
    this.metrics = metrics;
  }

  @Operation(summary = "Whether anything is frozen, and how far each client is")
  @GetMapping("/api/accounts/{account}/emergency")
  EmergencyView emergency(@PathVariable String account) {
    accounts.require(account);
    return stories.look(account);
  }

  @Operation(summary = "The emergency in ten figures")
  @GetMapping("/api/accounts/{account}/emergency/metrics")
  MetricsView metrics(@PathVariable String account) {
    return metrics.look(accounts.require(account));
  }
}
