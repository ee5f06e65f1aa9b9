package evenkeel.worker.restore;

import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.secret.Sealer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends every hold and gives everything back, whether or not a worker runs: the lease of each client
 * is taken from whoever has it. May be repeated.
 */
public final class Restoration {
  private static final String WHY = "restored by hand";

  private final Settings settings;
  private final PlatformTransactionManager transactions;
  private final HoldersLedger holders;
  private final QuietLedger quiet;
  private final HeldLedger held;
  private final ClientRestoration clients;

  /**
   * @param told hears in plain words what is being done
   */
  public Restoration(
      Settings settings,
      Sealer sealer,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Consumer<String> told) {
    this.settings = settings;
    this.transactions = transactions;
    holders = new HoldersLedger(jdbc);
    quiet = new QuietLedger(jdbc);
    held = new HeldLedger(jdbc);
    KeeperFactory keepers =
        new KeeperFactory(
            settings,
            sealer,
            new KeeperFactory.Database(jdbc, transactions),
            new NoClaims(new EmergencyRules(settings)),
            EffectListener.NONE);
    clients =
        new ClientRestoration(held, new LeasesLedger(jdbc), keepers, settings.keeping(), told);
  }

  /**
   * What was ended and given back.
   *
   * @param holders the holders whose rows were open
   * @param clients one for each client of the settings, and each other at which something is held
   */
  public record Result(List<String> holders, List<Returned> clients) {
    /** Whether everything that could be given back has been. */
    public boolean complete() {
      return clients.stream().allMatch(Returned::complete);
    }
  }

  /** Whether Evenkeel has ever run on this database; if not there is nothing to give back. */
  public boolean begun() {
    return held.begun();
  }

  public Result run() {
    List<String> closed = closeRows();
    List<Returned> returned = new ArrayList<>();
    for (ClientSettings client : settings.clients()) {
      returned.add(clients.restore(client));
    }
    unknownClients().forEach(client -> returned.add(unknown(client)));
    return new Result(closed, returned);
  }

  /**
   * Every account is quiet from the same moment on: a reading between the two, or while clients are
   * still given back, must open nothing.
   */
  private List<String> closeRows() {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions)
            .execute(status -> {
              settings.accounts().forEach(account -> quiet.begin(account.id(), WHY));
              return holders.open().stream().map(this::close).toList();
            }));
  }

  private String close(Holder row) {
    holders.close(row.id(), WHY);
    if (row.account() != null) {
      quiet.begin(row.account(), WHY);
    }
    return row.holder();
  }

  private List<String> unknownClients() {
    return held.clients().stream()
        .filter(id -> settings.clients().stream().noneMatch(client -> client.id().equals(id)))
        .toList();
  }

  private Returned unknown(String client) {
    return new Returned(
        client, 0, 0, held.at(client), "it is not in the settings; put it back there");
  }
}
