package evenkeel.api;

import evenkeel.api.account.ReadingsController;
import evenkeel.api.account.ReadingsView;
import evenkeel.api.emergency.EmergenciesView;
import evenkeel.api.emergency.EmergencyController;
import evenkeel.api.emergency.EmergencyOrders;
import evenkeel.api.emergency.EmergencyStories;
import evenkeel.api.health.HealthController;
import evenkeel.api.health.Readiness;
import evenkeel.api.keeping.KeeperController;
import evenkeel.api.order.Orders;
import evenkeel.api.problem.FailureController;
import evenkeel.api.problem.OutsideAdvice;
import evenkeel.api.problem.ProblemValve;
import evenkeel.api.problem.RequestAdvice;
import evenkeel.api.request.Known;
import evenkeel.api.security.SecurityConfiguration;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;

/**
 * The door as a whole. Whoever imports it provides a {@link WorkflowClient}, a {@link JdbcClient},
 * the {@link Settings} and the property {@code evenkeel.api.data-folder}.
 */
@Configuration(proxyBeanMethods = false)
@Import(SecurityConfiguration.class)
public class ApiConfiguration {
  @Bean
  JsonMapperBuilderCustomizer jsonAsNeighboursSpeakIt() {
    return json ->
        json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }

  @Bean
  RequestAdvice requestAdvice() {
    return new RequestAdvice();
  }

  @Bean
  OutsideAdvice outsideAdvice() {
    return new OutsideAdvice();
  }

  @Bean
  FailureController failureController() {
    return new FailureController();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheServerItself() {
    return server ->
        server.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
          }
        });
  }

  @Bean
  HealthController healthController(JdbcClient database, WorkflowClient temporal) {
    return new HealthController(new Readiness(database, temporal));
  }

  @Bean
  ReadingsController readingsController(Settings settings, JdbcClient database) {
    return new ReadingsController(accounts(settings), new ReadingsView(database));
  }

  @Bean
  KeeperController keeperController(Settings settings, WorkflowClient temporal) {
    List<String> clients = settings.clients().stream().map(ClientSettings::id).toList();
    return new KeeperController(Known.clients(clients), temporal, new Orders());
  }

  @Bean
  EmergencyController emergencyController(
      Settings settings, JdbcClient database, WorkflowClient temporal) {
    EmergenciesView rows = new EmergenciesView(database);
    return new EmergencyController(
        accounts(settings),
        new EmergencyOrders(temporal, new Orders(), rows),
        new EmergencyStories(temporal, rows));
  }

  private static Known accounts(Settings settings) {
    return Known.accounts(settings.accounts().stream().map(AccountSettings::id).toList());
  }
}
