package evenkeel.worker.process;

import evenkeel.settings.Launch;
import evenkeel.settings.Settings;
import evenkeel.temporal.TemporalConnection;
import evenkeel.worker.WorkerConfiguration;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker, its own connection to Temporal, and its sign of health. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
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
  ScheduleClient schedules(TemporalConnection connection) {
    return connection.schedules();
  }

  @Bean
  HealthFile healthFile(
      @Value("${java.io.tmpdir}") Path folder, JdbcClient database, WorkflowClient temporal) {
    return new HealthFile(folder.resolve("evenkeel-worker-healthy"), database, temporal);
  }
}
