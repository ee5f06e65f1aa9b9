package evenkeel.worker.keeping.model;

import evenkeel.emergency.EmergencyRule;
import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Secret;
import evenkeel.torrent.Run;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.ListedClaims;
import evenkeel.worker.keeping.ledger.SessionsLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.keeping.look.ClaimRules;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.SingleRound;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.Doorway;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.secret.Sealer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The real keeper with the real ledgers on the client of a story; one story after another. */
final class Keeping implements AutoCloseable {
  static final String CLIENT = "home";
  private static final Duration LEASE = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final Bookkeeping books;
  final Moments moments = new Moments();
  final Map<String, KeeperReport> told = new TreeMap<>();
  EmergencyRule.Seeding seeding = new EmergencyRule.Seeding(true, false, false);
  boolean observing;

  /** Trackers of accounts whose names do not say which. */
  final Map<String, String> trackers = new TreeMap<>();

  /** Rules of holders that are no emergencies. */
  final Map<String, ClaimRule> orders = new TreeMap<>();

  int startsPerMinute = 3000;

  /** What is rejected rests for twelve of these, by a clock that is not the story's. */
  Duration busy = Duration.ofSeconds(5);

  private final String name;
  private final HoldersLedger holders;
  private final Sealer sealer;
  private final Doorway doorway;
  private @Nullable Client client;
  private @Nullable Keeper keeper;

  Keeping(Path folder) {
    this(folder, CLIENT, new Bookkeeping());
  }

  /** One client of several whose books are the same. */
  Keeping(Path folder, String name, Bookkeeping books) {
    this.name = name;
    this.books = books;
    holders = new HoldersLedger(books.jdbc);
    sealer = Sealer.withKeyIn(folder.resolve("key"));
    doorway =
        new Doorway(call -> {
          moments.pass();
          return client().way().meet(call);
        });
  }

  Client client() {
    return Objects.requireNonNull(client, "no story has begun");
  }

  /** Another story, of which nothing is known yet. */
  void begin(Client client) {
    moments.clear();
    books.empty();
    joins(client);
  }

  /** Another client of the same story. */
  void joins(Client client) {
    this.client = client;
    told.clear();
    books.at(client::now);
    takeOver();
  }

  /** As a new process would: another tenancy, nothing remembered. */
  void takeOver() {
    MortalTransactions transactions =
        new MortalTransactions(books.transactions, moments, () -> books.at(client()::now));
    Tenancy tenancy = new LeasesLedger(books.jdbc).seize(name, "test", LEASE);
    SessionsLedger sessions = new SessionsLedger(tenancy, books.jdbc, transactions, sealer);
    ClientAddress address =
        new ClientAddress(
            name,
            URI.create(doorway.url()),
            new ClientLogin.Password(Client.USER, new Secret(Client.PASSWORD)),
            Duration.ofMinutes(5));
    keeper =
        new Keeper(
            tenancy,
            new QbittorrentClient(address, sessions),
            new ClientSettings.Pace(Duration.ofSeconds(30), busy, startsPerMinute, 1000),
            new Keeper.Parts(books.jdbc, transactions, new Rules(), EffectListener.NONE, PATIENCE));
  }

  private Optional<ClaimRule> rule(String account) {
    return Optional.of(
        new EmergencyRule(
            List.of(trackers.getOrDefault(account, account)),
            Set.of(Oracle.IGNORED),
            Set.of(Oracle.EXCLUDED),
            seeding,
            observing));
  }

  private final class Rules implements ClaimRules {
    @Override
    public Optional<ClaimRule> rule(String holder, String account) {
      return Keeping.this.rule(account);
    }

    @Override
    public Optional<ClaimRule> rule(HoldersLedger.Holder holder, String client) {
      return Optional.ofNullable(orders.get(holder.holder()))
          .or(() -> ClaimRules.super.rule(holder, client));
    }
  }

  /** One turn of the keeper's work; answers whether there was nothing to do and no trouble. */
  boolean round() {
    client().pass(1700);
    books.at(client()::now);
    try {
      Keeper current = Objects.requireNonNull(keeper);
      Keeper.Work work = current.look();
      if (work.toWrite() > 0) {
        current.write(new SingleRound());
      }
      current.tell((holder, report) -> told.put(holder + "#" + report.number(), report));
      return work.none();
    } catch (QbittorrentTrouble trouble) {
      return false;
    } catch (Moments.Death death) {
      takeOver();
      return false;
    }
  }

  HoldersLedger.Holder opens(String holder, @Nullable String account) {
    return holders
        .open(holder, new HoldersLedger.Occasion(account, null, null, null))
        .orElseThrow();
  }

  void lists(HoldersLedger.Holder holder, Collection<String> hashes) {
    together(() -> new ListedClaims(books.jdbc).place(holder, name, hashes, Run.STOPPED));
  }

  void closes(HoldersLedger.Holder holder) {
    together(() -> holders.close(holder.id(), "released"));
  }

  private void together(Runnable work) {
    new TransactionTemplate(books.transactions).executeWithoutResult(status -> work.run());
  }

  @Override
  public void close() {
    doorway.close();
    books.close();
  }
}
