package evenkeel.api.process;

import evenkeel.api.ApiConfiguration;
import evenkeel.settings.Launch;
import evenkeel.settings.Settings;
import evenkeel.temporal.TemporalConnection;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door, its own connection to Temporal, and its wait for the schema. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ApiConfiguration.class)
class ProcessConfiguration {
  @Bean
  TemporalConnection temporalConnection(Launch.Ready launch, Settings settings) {
    return new TemporalConnection(
        launch.temporal().address(), launch.temporal().tls(), settings.temporal().namespace());
  }

  @Bean
  WorkflowClient temporal(TemporalConnection connection) {
    return connection.workflows();
  }

  @Bean
  SchemaGate schemaGate(JdbcClient database) {
    return new SchemaGate(database, Schema.newestHere());
  }
}
