package evenkeel.worker.keeping;

import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.SessionsLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.keeping.look.ClaimRules;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.secret.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the keeper of a tenancy. */
public final class KeeperFactory {
  private final Settings settings;
  private final Sealer sealer;
  private final Database database;
  private final ClaimRules rules;
  private final EffectListener listener;

  /** Where everything is written down. */
  public record Database(JdbcClient jdbc, PlatformTransactionManager transactions) {}

  public KeeperFactory(
      Settings settings,
      Sealer sealer,
      Database database,
      ClaimRules rules,
      EffectListener listener) {
    this.settings = settings;
    this.sealer = sealer;
    this.database = database;
    this.rules = rules;
    this.listener = listener;
  }

  public Keeper keeper(Tenancy tenancy, ClientSettings client) {
    ClientAddress address =
        new ClientAddress(client.id(), client.url(), client.login(), client.timeout());
    SessionsLedger sessions =
        new SessionsLedger(tenancy, database.jdbc(), database.transactions(), sealer);
    return new Keeper(
        tenancy,
        new QbittorrentClient(address, sessions),
        client.pace(),
        new Keeper.Parts(
            database.jdbc(),
            database.transactions(),
            rules,
            listener,
            settings.keeping().patience()));
  }
}
