package evenkeel.standalone.application;

import evenkeel.api.ApiConfiguration;
import evenkeel.settings.Settings;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.worker.WorkerConfiguration;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Worker and api in one process, on one connection to Temporal. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WorkerConfiguration.class, ApiConfiguration.class})
class ApplicationConfiguration {
  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs temporalService(Connections connections) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(connections.temporal().address())
            .setEnableHttps(connections.temporal().tls())
            .build());
  }

  @Bean
  WorkflowClient temporal(WorkflowServiceStubs service, Settings settings) {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.temporal().namespace())
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }

  @Bean
  ScheduleClient schedules(WorkflowServiceStubs service, Settings settings) {
    return ScheduleClient.newInstance(
        service,
        ScheduleClientOptions.newBuilder()
            .setNamespace(settings.temporal().namespace())
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }
}
