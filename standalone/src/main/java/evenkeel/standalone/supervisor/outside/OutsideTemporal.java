package evenkeel.standalone.supervisor.outside;

import evenkeel.settings.TemporalSettings.External;
import evenkeel.temporal.EvenkeelSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Somebody else's Temporal: it must have the namespace, and what stories are found by. */
public final class OutsideTemporal implements OutsideServer {
  private static final long ANSWER_SECONDS = 5;

  private final External server;
  private final String namespace;

  public OutsideTemporal(External server, String namespace) {
    this.server = server;
    this.namespace = namespace;
  }

  @Override
  public String name() {
    return "Temporal at " + server.address();
  }

  @Override
  public Optional<String> trouble() throws InterruptedException {
    return away().or(this::withoutAttributes);
  }

  /** The same as far as one can see without adding anything: whether the namespace answers. */
  public Optional<String> away() {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.address())
                .setEnableHttps(server.tls())
                .validateAndBuildWithDefaults());
    try {
      var question = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
      service
          .blockingStub()
          .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
          .describeNamespace(question);
      return Optional.empty();
    } catch (StatusRuntimeException refused) {
      return Optional.of(words(refused));
    } finally {
      service.shutdownNow();
    }
  }

  private String words(StatusRuntimeException refused) {
    return refused.getStatus().getCode() == Status.Code.NOT_FOUND
        ? "has no namespace %s; make it: temporal operator namespace create --address %s --namespace %s --retention 30d"
            .formatted(namespace, server.address(), namespace)
        : "does not answer (%s)".formatted(refused.getStatus().getCode());
  }

  private Optional<String> withoutAttributes() {
    OperatorServiceStubs service =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(server.address())
                .setEnableHttps(server.tls())
                .validateAndBuildWithDefaults());
    List<String> missing = attributes();
    try {
      missing = missing(service);
      add(missing, service);
      return Optional.empty();
    } catch (StatusRuntimeException refused) {
      return Optional.of(
          "does not let Evenkeel see to its search attributes (%s); make them: %s"
              .formatted(refused.getStatus().getCode(), command(missing)));
    } finally {
      service.shutdownNow();
    }
  }

  private List<String> missing(OperatorServiceStubs service) {
    var question = ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build();
    var there =
        service
            .blockingStub()
            .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
            .listSearchAttributes(question)
            .getCustomAttributesMap();
    return attributes().stream().filter(name -> !there.containsKey(name)).toList();
  }

  private void add(List<String> missing, OperatorServiceStubs service) {
    if (missing.isEmpty()) {
      return;
    }
    Map<String, IndexedValueType> types =
        missing.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), name -> IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    service
        .blockingStub()
        .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
        .addSearchAttributes(
            AddSearchAttributesRequest.newBuilder()
                .setNamespace(namespace)
                .putAllSearchAttributes(types)
                .build());
  }

  private String command(List<String> missing) {
    return "temporal operator search-attribute create --address %s --namespace %s%s"
        .formatted(
            server.address(),
            namespace,
            missing.stream()
                .map(name -> " --name " + name + " --type Keyword")
                .collect(Collectors.joining()));
  }

  private static List<String> attributes() {
    return EvenkeelSearchAttributes.all().stream().map(SearchAttributeKey::getName).toList();
  }
}
