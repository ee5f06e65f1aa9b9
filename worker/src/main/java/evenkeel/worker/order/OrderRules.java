package evenkeel.worker.order;

import evenkeel.keeping.ClaimRule;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderedAccount;
import evenkeel.order.OrderedAccounts;
import evenkeel.order.RestartRule;
import evenkeel.order.StopRule;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What orders claim, by today's settings. */
public final class OrderRules {
  private final OrdersLedger orders;
  private final OrderedAccounts accounts;

  /** What was ordered never changes. */
  private final Map<Long, GivenOrder> known = new ConcurrentHashMap<>();

  public OrderRules(OrdersLedger orders, Settings settings) {
    this.orders = orders;
    accounts = new OrderedAccounts(settings.accounts().stream().map(OrderRules::account).toList());
  }

  private static OrderedAccount account(AccountSettings account) {
    return new OrderedAccount(
        account.id(),
        account.trackers(),
        account.exclude().tags(),
        account.exclude().categories(),
        account.mode() == AccountSettings.Mode.OBSERVE);
  }

  /** The rule of an order at a client; empty if the holder is no order, or not for that client. */
  public Optional<ClaimRule> rule(Holder holder, String client) {
    OptionalLong number = WorkflowIds.orderNumber(holder.holder());
    return number.isEmpty()
        ? Optional.empty()
        : given(number.getAsLong())
            .filter(given -> given.selection().includes(client))
            .map(given -> rule(given, holder.openedAt()));
  }

  private Optional<GivenOrder> given(long number) {
    GivenOrder given = known.get(number);
    if (given != null) {
      return Optional.of(given);
    }
    Optional<GivenOrder> read = orders.given(number);
    read.ifPresent(one -> known.put(number, one));
    return read;
  }

  private ClaimRule rule(GivenOrder given, Instant at) {
    return switch (given.kind()) {
      case STOP_DOWNLOADING -> new StopRule(given.selection(), accounts, at);
      case RESTART -> new RestartRule(given.selection(), accounts, at);
    };
  }
}
