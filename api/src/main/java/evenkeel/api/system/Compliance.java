package evenkeel.api.system;

import evenkeel.account.Level;
import evenkeel.api.account.AccountView;
import evenkeel.api.account.AccountsView;
import evenkeel.api.account.ReadingView;
import evenkeel.api.client.ClientView;
import evenkeel.api.client.ClientsView;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.AccountSettings.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together how the accounts keep their ratios. */
public final class Compliance {
  private static final Comparator<RatioCompliance> WORST_FIRST =
      Comparator.comparing(RatioCompliance::status)
          .reversed()
          .thenComparing(
              RatioCompliance::globalRatio, Comparator.nullsLast(Comparator.naturalOrder()));

  private final AccountsView accounts;
  private final ClientsView clients;

  public Compliance(AccountsView accounts, ClientsView clients) {
    this.accounts = accounts;
    this.clients = clients;
  }

  /** The worst of them; empty while none has a reading that counts. */
  Optional<RatioCompliance> worst(List<AccountSettings> among) {
    List<ClientView> now = clients.all();
    return among.stream()
        .map(accounts::look)
        .flatMap(account -> compliance(account, now))
        .min(WORST_FIRST);
  }

  private static Stream<RatioCompliance> compliance(AccountView account, List<ClientView> clients) {
    ReadingView last = account.lastReading();
    if (last == null) {
      return Stream.empty();
    }
    return Stream.of(
        new RatioCompliance(
            account.id(),
            last.ratio(),
            account.emergencyActive(),
            account.emergencyActive() && account.mode() == Mode.ACT,
            slots(clients),
            stalled(account.id(), clients),
            account.emergencyActive() ? Level.EMERGENCY : level(last),
            last.readAt()));
  }

  private static Level level(ReadingView last) {
    return Objects.requireNonNull(last.level(), "a reading that counts has a level");
  }

  private static @Nullable Integer slots(List<ClientView> clients) {
    return clients.stream().allMatch(client -> client.maxActiveUploads() != null)
        ? (Integer)
            clients.stream()
                .mapToInt(client -> Objects.requireNonNull(client.maxActiveUploads()))
                .sum()
        : null;
  }

  private static int stalled(String account, List<ClientView> clients) {
    return clients.stream()
        .flatMap(client -> Optional.ofNullable(client.accounts().get(account)).stream())
        .mapToInt(counts -> counts.stalledDownloads())
        .sum();
  }
}
