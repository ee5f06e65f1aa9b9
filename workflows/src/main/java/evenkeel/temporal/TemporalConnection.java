package evenkeel.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** How a process of Evenkeel speaks to Temporal; connects when it is first used. */
public final class TemporalConnection implements AutoCloseable {
  private final WorkflowServiceStubs service;
  private final String namespace;

  /**
   * @param address host and port of Temporal's frontend
   */
  public TemporalConnection(String address, boolean tls, String namespace) {
    this.namespace = namespace;
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setEnableHttps(tls)
                .build());
  }

  public WorkflowClient workflows() {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }

  public ScheduleClient schedules() {
    return ScheduleClient.newInstance(
        service,
        ScheduleClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(EvenkeelDataConverter.create())
            .build());
  }

  @Override
  public void close() {
    service.shutdown();
  }
}
