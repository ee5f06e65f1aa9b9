package evenkeel.worker.month;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.account.AccountActivitiesImpl.Account;
import evenkeel.worker.account.ExtraReadings;
import evenkeel.worker.account.Forecasts;
import evenkeel.worker.account.Freshness;
import evenkeel.worker.account.MissedLedger;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.TrafficView;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.emergency.Buffers;
import evenkeel.worker.emergency.EmergencyActivitiesImpl;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.TemporalStories;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.month.crowd.CrowdedQbittorrent;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.trackersite.mam.MamSite;
import evenkeel.worker.trackersite.session.Pace;
import evenkeel.worker.trackersite.session.PostgresCookieStore;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** The worker's parts as it puts them together itself, on the clock of a story. */
final class Composition {
  private static final Duration LEASE = Duration.ofDays(400);

  private final StoryDatabase database;
  private final Settings settings;
  private final Sealer sealer;
  private final Clock clock;

  /**
   * @param settings the text of a settings file
   */
  Composition(Path folder, String settings, StoryDatabase database, Clock clock)
      throws IOException {
    this.database = database;
    this.clock = clock;
    this.settings = read(Files.writeString(folder.resolve("evenkeel.yml"), settings));
    sealer = Sealer.withKeyIn(folder.resolve("secret.key"));
  }

  static Clock clock(Supplier<Instant> now) {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  private static Settings read(Path file) throws IOException {
    return switch (SettingsFile.read(file, Map.of())) {
      case SettingsVerdict.Valid valid -> valid.settings();
      case SettingsVerdict.Faulty faulty -> throw new IllegalStateException(faulty.explanation());
    };
  }

  EmergencyListener emergencies(WorkflowClient temporal) {
    return new EmergencyListener(
        temporal,
        new HoldersLedger(database.jdbc),
        new QuietLedger(database.jdbc),
        settings.accounts().stream()
            .collect(Collectors.toMap(AccountSettings::id, AccountSettings::announce)));
  }

  AccountActivitiesImpl accounts(
      Map<String, Membership> memberships, EmergencyListener emergencies) {
    Map<String, Account> accounts =
        settings.accounts().stream()
            .collect(
                Collectors.toMap(
                    AccountSettings::id,
                    one -> membership(memberships, one).noted(account(one), clock::instant)));
    return new AccountActivitiesImpl(
        accounts,
        new AccountActivitiesImpl.Parts(
            readings(), projections(), new NoticesLedger(database.jdbc), freshness()),
        List.of(emergencies),
        clock);
  }

  private static Membership membership(Map<String, Membership> all, AccountSettings account) {
    return Objects.requireNonNull(all.get(account.id()));
  }

  private Account account(AccountSettings one) {
    PostgresCookieStore cookies =
        new PostgresCookieStore(database.jdbc, sealer, one.id(), one.site(), one.cookie());
    Pace pace = new Pace(one.pace(), clock, time -> {});
    return new Account(one, new MamSite(one.id(), one.site(), cookies, pace, "0"));
  }

  private ReadingsLedger readings() {
    return new ReadingsLedger(database.jdbc);
  }

  /** Accounts of which a reading is not to be waited for. */
  List<String> threatened() {
    ExtraReadings extra = new ExtraReadings(database.jdbc, readings(), projections());
    return settings.accounts().stream()
        .filter(extra::wanted)
        .map(AccountSettings::id)
        .filter(extra::claim)
        .toList();
  }

  private Projections projections() {
    Set<String> clients =
        settings.clients().stream().map(ClientSettings::id).collect(Collectors.toSet());
    return new Projections(byId(), readings(), new TrafficView(database.jdbc, clients), clock);
  }

  Freshness freshness() {
    return new Freshness(
        readings(),
        new MissedLedger(database.jdbc),
        new NoticesLedger(database.jdbc),
        new Freshness.Watch(clock, () -> clock.millis() * 1_000_000));
  }

  AccountSettings settings(String account) {
    return Objects.requireNonNull(byId().get(account));
  }

  private Map<String, AccountSettings> byId() {
    return settings.accounts().stream()
        .collect(Collectors.toMap(AccountSettings::id, Function.identity()));
  }

  EmergencyActivitiesImpl emergencyActivities() {
    return new EmergencyActivitiesImpl(
        database.jdbc,
        new TransactionTemplate(database.transactions),
        settings,
        new Buffers(readings(), projections()),
        new Forecasts(byId(), readings())::of);
  }

  /** A keeper for each client. */
  Map<String, KeeperHands> keepers(Metronome metronome, WorkflowClient temporal) {
    KeeperFactory factory =
        new KeeperFactory(
            settings,
            sealer,
            new KeeperFactory.Database(database.jdbc, database.transactions),
            new EmergencyRules(settings),
            EffectListener.NONE);
    LeasesLedger leases = new LeasesLedger(database.jdbc);
    Map<String, KeeperHands> keepers = new TreeMap<>();
    for (ClientSettings client : settings.clients()) {
      keepers.put(
          client.id(),
          new KeeperHands(
              factory.keeper(leases.seize(client.id(), "month", LEASE), client),
              metronome.pulse(client.id()),
              new TemporalStories(temporal)));
    }
    return keepers;
  }

  /** A settings file for these accounts and clients. */
  static String settings(
      Scale scale, Map<String, Membership> accounts, Map<String, CrowdedQbittorrent> clients) {
    StringBuilder text = new StringBuilder("accounts:\n");
    accounts.forEach((id, one) ->
        text.append(
            """
              %s:
                site: %s
                cookie: %s
                mode: act
                trackers: [%s]
                levels: {floor: 1.00, warning: 1.02, recovery: 1.05}
                interval: %dm
                stale: 2h
            """
                .formatted(
                    id, one.site.url(), one.cookie, one.host(), scale.interval().toMinutes())));
    text.append("clients:\n");
    clients.forEach((id, one) ->
        text.append(
            """
              %s:
                url: %s
                username: harbourmaster
                password: not-a-secret-in-a-simulator
                pace: {idle: %dm, busy: %dm}
            """
                .formatted(id, one.url(), scale.idle().toMinutes(), scale.busy().toMinutes())));
    return text.toString();
  }
}
