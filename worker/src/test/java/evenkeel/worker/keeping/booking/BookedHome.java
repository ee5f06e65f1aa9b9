package evenkeel.worker.keeping.booking;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.account.ExtraReadings;
import evenkeel.worker.account.Freshness;
import evenkeel.worker.account.MissedLedger;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.TrafficView;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.SessionsLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.keeping.look.SingleRound;
import evenkeel.worker.keeping.model.Bookkeeping;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.Doorway;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.secret.Sealer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real keeper, readings and policy of one account at one client, on a clock of the story. The
 * emergency's story is left out: its row opens as soon as a reading speaks of an emergency.
 */
final class BookedHome implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration BUSY = Duration.ofSeconds(5);
  private static final Duration CHORES = Duration.ofSeconds(15);
  private static final Duration READINGS = Duration.ofMinutes(5);

  /** How long after it was asked for a reading is there. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  final FakeQbittorrent client = new FakeQbittorrent(1, new Unheard());
  final LateBooks site;
  private final Bookkeeping books = new Bookkeeping();
  private final HoldersLedger holders = new HoldersLedger(books.jdbc);
  private final Doorway doorway = new Doorway(call -> client.way().meet(call));
  private final ReadingsLedger readings = new ReadingsLedger(books.jdbc);
  private final AccountActivitiesImpl activities;
  private final ExtraReadings extra;
  private final Keeper keeper;
  private long nextReading = client.now();
  private long nextChores = client.now();
  private long nextLook = client.now();
  private int taken;

  /** Nobody is told. */
  private static final class Unheard implements Change {
    @Override
    public void ordered(Order order, ClientTorrent torrent) {}

    @Override
    public void changedByItself(ClientTorrent torrent) {}

    @Override
    public void removedByLimit(ClientTorrent torrent) {}
  }

  BookedHome(Path folder, LateBooks site) {
    this.site = site;
    books.at(client::now);
    Map<String, AccountSettings> accounts = Map.of("mam", ACCOUNT);
    Projections projections =
        new Projections(accounts, readings, new TrafficView(books.jdbc, Set.of("home")), this::now);
    NoticesLedger notices = new NoticesLedger(books.jdbc);
    Freshness freshness =
        new Freshness(
            readings,
            new MissedLedger(books.jdbc),
            notices,
            new Freshness.Watch(this::now, () -> client.now() * 1_000_000));
    activities =
        new AccountActivitiesImpl(
            Map.of("mam", new AccountActivitiesImpl.Account(ACCOUNT, () -> site.reading(now()))),
            new AccountActivitiesImpl.Parts(readings, projections, notices, freshness),
            List.of(this::heard),
            this::now);
    extra = new ExtraReadings(books.jdbc, readings, projections);
    keeper = keeper(folder);
  }

  private Keeper keeper(Path folder) {
    Tenancy tenancy = new LeasesLedger(books.jdbc).seize("home", "test", Duration.ofDays(9));
    SessionsLedger sessions =
        new SessionsLedger(
            tenancy, books.jdbc, books.transactions, Sealer.withKeyIn(folder.resolve("key")));
    ClientSettings settings = client(URI.create(doorway.url()));
    ClientAddress address =
        new ClientAddress("home", settings.url(), settings.login(), settings.timeout());
    return new Keeper(
        tenancy,
        new QbittorrentClient(address, sessions),
        settings.pace(),
        new Keeper.Parts(
            books.jdbc,
            books.transactions,
            new EmergencyRules(
                new Settings(
                    List.of(ACCOUNT),
                    List.of(settings),
                    new KeepingSettings(CHORES, IDLE, Duration.ofMinutes(1)))),
            EffectListener.NONE,
            Duration.ofMinutes(1)));
  }

  private static final AccountSettings ACCOUNT =
      new AccountSettings(
          "mam",
          URI.create("http://127.0.0.1:9"),
          new Secret("invented"),
          AccountSettings.Mode.ACT,
          List.of("tracker.test"),
          new AccountSettings.Levels(
              new BigDecimal("1.00"),
              new BigDecimal("1.20"),
              new BigDecimal("1.05"),
              new BigDecimal("0.02")),
          READINGS,
          Duration.ofMinutes(30),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          new AccountSettings.Exclusions(Set.of(), Set.of()),
          new AccountSettings.Seeding(true, true, false),
          Duration.ofHours(12),
          new AccountSettings.Release(Duration.ofMinutes(30), 4));

  private static ClientSettings client(URI url) {
    return new ClientSettings(
        "home",
        url,
        new ClientLogin.Password(Client.USER, new Secret(Client.PASSWORD)),
        Duration.ofMinutes(5),
        new ClientSettings.Pace(IDLE, BUSY, 3000, 1000));
  }

  private Instant now() {
    return Instant.ofEpochMilli(client.now());
  }

  private void heard(JudgedReading judged) {
    if (judged.level() == Level.EMERGENCY) {
      holders.open(
          WorkflowIds.emergency("mam"),
          new HoldersLedger.Occasion("mam", judged.number(), null, null));
    }
  }

  /** How many times a second reading was not waited for. */
  int extras() {
    return taken;
  }

  boolean frozen() {
    return holders.open(WorkflowIds.emergency("mam")).isPresent();
  }

  /** Everything is done when it is due. */
  void pass(Duration time) {
    long until = client.now() + time.toMillis();
    while (client.now() < until) {
      long next = Math.min(Math.min(nextReading, nextChores), Math.min(nextLook, until));
      client.pass(Math.max(0, next - client.now()));
      books.at(client::now);
      if (client.now() >= nextReading) {
        nextReading += READINGS.toMillis();
        read();
      }
      if (client.now() >= nextChores) {
        nextChores += CHORES.toMillis();
        seeTo();
      }
      if (client.now() >= nextLook) {
        round();
      }
    }
  }

  private void seeTo() {
    if (extra.wanted(ACCOUNT) && extra.claim("mam")) {
      taken++;
      client.pass(ANSWER.toMillis());
      read();
    }
  }

  private void read() {
    boolean before = frozen();
    JudgedReading judged = activities.record("run-" + client.now(), activities.takeReading("mam"));
    if (judged != null) {
      activities.announce(judged);
    }
    if (!before && frozen()) {
      round();
    }
  }

  private void round() {
    boolean writes = keeper.look().toWrite() > 0;
    if (writes) {
      keeper.write(new SingleRound());
    }
    nextLook = client.now() + (writes || frozen() ? BUSY : IDLE).toMillis();
  }

  @Override
  public void close() {
    doorway.close();
    books.close();
  }
}
