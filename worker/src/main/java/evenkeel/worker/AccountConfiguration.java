package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.account.AccountActivitiesImpl.Account;
import evenkeel.worker.account.AccountActivitiesImpl.Parts;
import evenkeel.worker.account.ExtraReadings;
import evenkeel.worker.account.Freshness;
import evenkeel.worker.account.MissedLedger;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.TrafficView;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.trackersite.TrackerSite;
import evenkeel.worker.trackersite.mam.MamSite;
import evenkeel.worker.trackersite.session.Pace;
import evenkeel.worker.trackersite.session.PostgresCookieStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker as far as it takes and judges readings of accounts. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
  private static final String VERSION = "0.1.0";

  @Bean
  ReadingsLedger readingsLedger(JdbcClient jdbc) {
    return new ReadingsLedger(jdbc);
  }

  @Bean
  Projections projections(Settings settings, JdbcClient jdbc, ReadingsLedger readings) {
    Map<String, AccountSettings> accounts =
        settings.accounts().stream().collect(Collectors.toMap(AccountSettings::id, one -> one));
    Set<String> clients =
        settings.clients().stream().map(ClientSettings::id).collect(Collectors.toSet());
    return new Projections(
        accounts, readings, new TrafficView(jdbc, clients), InstantSource.system());
  }

  @Bean
  Freshness freshness(JdbcClient jdbc, ReadingsLedger readings, NoticesLedger notices) {
    return new Freshness(
        readings,
        new MissedLedger(jdbc),
        notices,
        new Freshness.Watch(InstantSource.system(), System::nanoTime));
  }

  @Bean
  AccountWatch accountWatch(
      JdbcClient jdbc, ReadingsLedger readings, Projections projections, Freshness freshness) {
    return new AccountWatch(freshness, new ExtraReadings(jdbc, readings, projections));
  }

  @Bean
  Parts accountParts(
      ReadingsLedger readings,
      Projections projections,
      NoticesLedger notices,
      Freshness freshness) {
    return new Parts(readings, projections, notices, freshness);
  }

  @Bean
  AccountActivitiesImpl accountActivities(
      Map<String, Account> accounts, Parts parts, EmergencyListener emergencies) {
    return new AccountActivitiesImpl(accounts, parts, List.of(emergencies), InstantSource.system());
  }

  @Bean
  Map<String, Account> accountsById(Settings settings, JdbcClient jdbc, Sealer sealer) {
    return settings.accounts().stream()
        .collect(
            Collectors.toMap(
                AccountSettings::id, account -> new Account(account, site(account, jdbc, sealer))));
  }

  private static TrackerSite site(AccountSettings account, JdbcClient jdbc, Sealer sealer) {
    return new MamSite(
        account.id(),
        account.site(),
        new PostgresCookieStore(jdbc, sealer, account.id(), account.site(), account.cookie()),
        Pace.real(account.pace()),
        VERSION);
  }
}
