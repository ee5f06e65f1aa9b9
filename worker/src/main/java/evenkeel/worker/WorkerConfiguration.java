package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.worker.account.AccountActivitiesImpl;
import evenkeel.worker.account.Forecasts;
import evenkeel.worker.account.Projections;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.emergency.Buffers;
import evenkeel.worker.emergency.EmergencyActivitiesImpl;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.emergency.EmergencyRules;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.keeping.DepartedClients;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.LeftBehind;
import evenkeel.worker.keeping.TemporalStories;
import evenkeel.worker.keeping.Tenures;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.notify.Couriers;
import evenkeel.worker.order.OrderActivitiesImpl;
import evenkeel.worker.order.OrderRules;
import evenkeel.worker.order.OrderStories;
import evenkeel.worker.order.OrdersLedger;
import evenkeel.worker.schedule.Schedules;
import evenkeel.worker.secret.Sealer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The worker as a whole. Whoever imports it provides a {@link WorkflowClient}, a {@link
 * ScheduleClient}, a database, the {@link Settings} and the property {@code evenkeel.data}.
 */
@Configuration(proxyBeanMethods = false)
@Import({AccountConfiguration.class, OrdersConfiguration.class})
public class WorkerConfiguration {
  @Bean
  FlywayMigrationStrategy migration() {
    return flyway -> {
      SchemaVersion.check(flyway);
      flyway.migrate();
    };
  }

  @Bean
  Sealer sealer(@Value("${evenkeel.data}") Path data) {
    return Sealer.withKeyIn(data.resolve("secret.key"));
  }

  @Bean
  NoticesLedger noticesLedger(JdbcClient jdbc) {
    return new NoticesLedger(jdbc);
  }

  @Bean
  Couriers couriers(Settings settings, JdbcClient jdbc) {
    return new Couriers(settings.notices(), jdbc);
  }

  @Bean
  HoldersLedger holdersLedger(JdbcClient jdbc) {
    return new HoldersLedger(jdbc);
  }

  @Bean
  QuietLedger quietLedger(JdbcClient jdbc) {
    return new QuietLedger(jdbc);
  }

  @Bean
  EmergencyListener emergencyListener(
      WorkflowClient temporal, HoldersLedger holders, QuietLedger quiet, Settings settings) {
    return new EmergencyListener(
        temporal,
        holders,
        quiet,
        settings.accounts().stream()
            .collect(Collectors.toMap(AccountSettings::id, AccountSettings::announce)));
  }

  @Bean
  EmergencyActivitiesImpl emergencyActivities(
      Settings settings,
      JdbcClient jdbc,
      ReadingsLedger readings,
      Projections projections,
      PlatformTransactionManager transactions) {
    return new EmergencyActivitiesImpl(
        jdbc,
        new TransactionTemplate(transactions),
        settings,
        new Buffers(readings, projections),
        new Forecasts(byId(settings, one -> one), readings)::of);
  }

  @Bean
  KeeperFactory keeperFactory(
      Settings settings,
      Sealer sealer,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ObjectProvider<EffectListener> listener) {
    return new KeeperFactory(
        settings,
        sealer,
        new KeeperFactory.Database(jdbc, transactions),
        new FeatureRules(
            new EmergencyRules(settings), new OrderRules(new OrdersLedger(jdbc), settings)),
        listener.getIfAvailable(() -> EffectListener.NONE));
  }

  @Bean
  Tenures tenures(
      Settings settings, WorkflowClient temporal, KeeperFactory keepers, JdbcClient jdbc) {
    LeftBehind.check(jdbc, settings);
    return new Tenures(settings, temporal, keepers, jdbc);
  }

  @Bean
  Workers workers(
      WorkflowClient temporal,
      AccountActivitiesImpl accounts,
      EmergencyActivitiesImpl emergencies,
      OrderActivitiesImpl orders) {
    return new Workers(temporal, accounts, emergencies, orders);
  }

  @Bean
  Orphans orphans(EmergencyListener emergencies, OrderStories orders) {
    return new Orphans(emergencies, orders);
  }

  @Bean
  Housekeeping housekeeping(
      Settings settings,
      ScheduleClient schedules,
      Orphans orphans,
      AccountWatch watch,
      DepartedClients departed) {
    Schedules wanted = new Schedules(schedules);
    Map<String, Runnable> chores = new LinkedHashMap<>();
    for (AccountSettings account : settings.accounts()) {
      chores.put(
          "open rows of account " + account.id(), () -> orphans.emergencies().adopt(account.id()));
      chores.put("schedule of account " + account.id(), () -> wanted.readAccount(account));
      chores.put("freshness of account " + account.id(), () -> watch.freshness().check(account));
      chores.put("nearness of account " + account.id(), () -> watch.near(account, wanted));
    }
    chores.put("open orders", orphans.orders()::adopt);
    chores.put("accounts that left", new Once(() -> wanted.readOnly(settings.accounts())));
    chores.put("clients that left", new Once(departed::dismiss));
    chores.put("memory", new SpareHeap());
    return new Housekeeping(chores, settings.keeping().lease());
  }

  @Bean
  DepartedClients departedClients(Settings settings, WorkflowClient temporal, JdbcClient jdbc) {
    TemporalStories stories = new TemporalStories(temporal);
    return new DepartedClients(jdbc, settings, stories, stories::endKeeper);
  }

  private static <T> Map<String, T> byId(Settings settings, Function<AccountSettings, T> value) {
    return settings.accounts().stream().collect(Collectors.toMap(AccountSettings::id, value));
  }
}
