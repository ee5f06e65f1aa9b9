package evenkeel.api;

import evenkeel.api.account.AccountsController;
import evenkeel.api.account.AccountsView;
import evenkeel.api.account.ForecastsView;
import evenkeel.api.account.ReadingsController;
import evenkeel.api.account.ReadingsView;
import evenkeel.api.client.ClientsController;
import evenkeel.api.client.ClientsView;
import evenkeel.api.emergency.EmergenciesView;
import evenkeel.api.emergency.EmergencyController;
import evenkeel.api.emergency.EmergencyOrders;
import evenkeel.api.emergency.EmergencyStories;
import evenkeel.api.emergency.Metrics;
import evenkeel.api.emergency.StateController;
import evenkeel.api.emergency.history.HistoryController;
import evenkeel.api.emergency.history.ReceiptsView;
import evenkeel.api.health.Attention;
import evenkeel.api.health.HealthController;
import evenkeel.api.health.Readiness;
import evenkeel.api.keeping.KeeperController;
import evenkeel.api.order.NamedOrders;
import evenkeel.api.order.OrderKeys;
import evenkeel.api.order.Orders;
import evenkeel.api.request.Known;
import evenkeel.api.system.Compliance;
import evenkeel.api.system.ComplianceController;
import evenkeel.api.torrent.GivenOrdersController;
import evenkeel.api.torrent.OrderDesk;
import evenkeel.api.torrent.OrdersController;
import evenkeel.api.torrent.OrdersView;
import evenkeel.api.torrent.TorrentOrders;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The doors of the features, each with what it shows and whom it orders. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {
  private static final InstantSource CLOCK = InstantSource.system();

  @Bean
  Known<AccountSettings> knownAccounts(Settings settings) {
    return Known.accounts(settings);
  }

  @Bean
  Known<ClientSettings> knownClients(Settings settings) {
    return Known.clients(settings);
  }

  @Bean
  ReadingsView readingsView(JdbcClient database) {
    return new ReadingsView(database);
  }

  @Bean
  AccountsView accountsView(JdbcClient database, ReadingsView readings) {
    return new AccountsView(database, readings, CLOCK);
  }

  @Bean
  ForecastsView forecastsView(AccountsView accounts, ReadingsView readings) {
    return new ForecastsView(accounts, readings);
  }

  @Bean
  ClientsView clientsView(Known<ClientSettings> clients, JdbcClient database) {
    return new ClientsView(clients.all(), database, CLOCK);
  }

  @Bean
  EmergenciesView emergenciesView(JdbcClient database, Known<ClientSettings> clients) {
    return new EmergenciesView(database, clients.ids());
  }

  @Bean
  HealthController healthController(
      Known<AccountSettings> accounts,
      AccountsView accountsView,
      ClientsView clients,
      JdbcClient database,
      WorkflowClient temporal) {
    return new HealthController(
        new Readiness(database, temporal), new Attention(accounts.all(), accountsView, clients));
  }

  @Bean
  NamedOrders namedOrders(JdbcClient database, JsonMapper json) {
    return new NamedOrders(new OrderKeys(database), json);
  }

  @Bean
  ReadingsController readingsController(Known<AccountSettings> accounts, ReadingsView readings) {
    return new ReadingsController(accounts, readings);
  }

  @Bean
  AccountsController accountsController(
      Known<AccountSettings> accounts, AccountsView view, ForecastsView forecasts) {
    return new AccountsController(accounts, view, forecasts);
  }

  @Bean
  ClientsController clientsController(Known<ClientSettings> clients, ClientsView view) {
    return new ClientsController(clients, view);
  }

  @Bean
  KeeperController keeperController(
      Known<ClientSettings> clients, WorkflowClient temporal, NamedOrders named) {
    return new KeeperController(clients, temporal, new Orders(), named);
  }

  @Bean
  EmergencyController emergencyController(
      Known<AccountSettings> accounts,
      EmergenciesView rows,
      WorkflowClient temporal,
      NamedOrders named) {
    EmergencyOrders orders = new EmergencyOrders(temporal, new Orders(), rows);
    return new EmergencyController(accounts, orders, named);
  }

  @Bean
  StateController stateController(
      Known<AccountSettings> accounts,
      EmergenciesView rows,
      ForecastsView forecasts,
      ClientsView clients,
      WorkflowClient temporal) {
    return new StateController(
        accounts,
        new EmergencyStories(temporal, rows),
        new Metrics(rows, forecasts, clients, CLOCK));
  }

  @Bean
  HistoryController historyController(
      Known<AccountSettings> accounts, EmergenciesView rows, JdbcClient database) {
    return new HistoryController(accounts, rows, new ReceiptsView(database));
  }

  @Bean
  ComplianceController complianceController(
      Known<AccountSettings> accounts, AccountsView view, ClientsView clients) {
    return new ComplianceController(accounts, new Compliance(view, clients), CLOCK);
  }

  @Bean
  OrdersView ordersView(JdbcClient database, Known<ClientSettings> clients) {
    return new OrdersView(database, clients.ids());
  }

  @Bean
  OrderDesk orderDesk(WorkflowClient temporal, OrdersView orders) {
    return new OrderDesk(new TorrentOrders(temporal, new Orders()), orders);
  }

  @Bean
  OrdersController ordersController(
      Known<AccountSettings> accounts,
      Known<ClientSettings> clients,
      OrderDesk desk,
      NamedOrders named) {
    return new OrdersController(accounts, clients, desk, named);
  }

  @Bean
  GivenOrdersController givenOrdersController(
      OrderDesk desk, OrdersView orders, JdbcClient database) {
    return new GivenOrdersController(desk, orders, new ReceiptsView(database));
  }
}
