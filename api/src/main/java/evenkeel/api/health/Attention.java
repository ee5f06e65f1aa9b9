package evenkeel.api.health;

import evenkeel.api.account.AccountView;
import evenkeel.api.account.AccountsView;
import evenkeel.api.client.ClientView;
import evenkeel.api.client.ClientsView;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.AccountSettings.Mode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What only the operator can put right, or should know. Shown without a key: names ids alone, and
 * where more is said.
 */
public final class Attention {
  private final List<AccountSettings> accounts;
  private final AccountsView accountsView;
  private final ClientsView clients;

  public Attention(List<AccountSettings> accounts, AccountsView accountsView, ClientsView clients) {
    this.accounts = List.copyOf(accounts);
    this.accountsView = accountsView;
    this.clients = clients;
  }

  List<String> look() {
    return Stream.concat(
            accounts.stream().map(accountsView::look).flatMap(Attention::of),
            clients.all().stream().flatMap(Attention::of))
        .toList();
  }

  private static Stream<String> of(AccountView account) {
    String id = account.id();
    return Stream.concat(
        when(account.mode() == Mode.OBSERVE, "Account %1$s is only observed: nothing is done.", id),
        when(
            account.stale() || account.trouble() != null,
            "Account %1$s gives no fresh readings; /api/accounts/%1$s says why.",
            id));
  }

  private static Stream<String> of(ClientView client) {
    String id = client.id();
    return Stream.concat(
        when(
            !client.reachable(),
            "Client %1$s cannot be looked at; /api/clients/%1$s says why.",
            id),
        when(
            client.guarded() > 0,
            "Torrents of client %1$s wait for a decision; POST /api/clients/%1$s/decide.",
            id));
  }

  private static Stream<String> when(boolean so, String sentence, String id) {
    return so ? Stream.of(sentence.formatted(id)) : Stream.empty();
  }
}
