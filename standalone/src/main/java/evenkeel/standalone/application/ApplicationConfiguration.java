package evenkeel.standalone.application;

import evenkeel.api.ApiConfiguration;
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
  private static final String NAMESPACE = "evenkeel";

  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs temporalService(Options options) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(options.temporal()).build());
  }

  @Bean
  WorkflowClient temporal(WorkflowServiceStubs service) {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder()
            .setNamespace(NAMESPACE)
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }

  @Bean
  ScheduleClient schedules(WorkflowServiceStubs service) {
    return ScheduleClient.newInstance(
        service,
        ScheduleClientOptions.newBuilder()
            .setNamespace(NAMESPACE)
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }
}
