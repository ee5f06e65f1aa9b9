package evenkeel.standalone.journey;

import static evenkeel.standalone.Household.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Several;
import evenkeel.standalone.Several.Client;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.Temporal;
import evenkeel.standalone.restore.RestoreProgram;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two accounts over two clients: each takes and gives back its own, wherever it is. */
class SeveralJourneyTest {
  private static final String REASON = "{\"reason\": \"moving the server\"}";
  private static final String READS_ONE = WorkflowIds.readAccount("one");
  private static final String[] OF_BOTH = {
    "one-halted", "one-down", "two-down", "both-down", "both-forced"
  };
  private static final String[] OF_TWO = {
    "one-halted", "one-seed", "two-down", "both-down", "both-forced"
  };
  private static final String[] HELD_BY_TWO = {"two-down", "both-down", "both-forced"};

  @TempDir private Path folder = Path.of("");
  private @Nullable Several begun;
  private @Nullable Snapshot homeAtRest;
  private @Nullable Snapshot atticAtRest;

  @BeforeEach
  void settleIn() throws Exception {
    begun = Several.in(folder);
    homeAtRest = several().home().snapshot();
    atticAtRest = several().attic().snapshot();
  }

  @AfterEach
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  @Test
  void givesEachAccountItsOwnThoughAClientWasAway() throws Exception {
    several().attic().program().stop();
    several().one().falls();
    several().two().falls();
    awaits("home is frozen", () -> several().home().expectStopped(OF_BOTH));
    awaits("the attic is pending alone", () -> expectReported("one", "home"));
    awaits("one is still freezing", () -> assertThat(phase("one")).isEqualTo("freezing"));

    several().attic().program().start();
    awaits("the attic is frozen", () -> several().attic().expectStopped(OF_BOTH));
    awaits("one is frozen", () -> assertThat(phase("one")).isEqualTo("frozen"));
    awaits("two is frozen", () -> assertThat(phase("two")).isEqualTo("frozen"));

    order("one", "release");
    for (Client client : clients()) {
      awaits("what only one held is given back", () -> client.expectStopped(OF_TWO));
      awaits("what two holds is tagged", () -> client.expectTagged(HELD_BY_TWO));
    }

    several().two().recovers();
    awaits("home is as it was", () -> atRest(homeAtRest).expectSame(several().home().snapshot()));
    awaits(
        "the attic, which was stopped, is as it was but for what it may have forgotten itself",
        () ->
            atRest(atticAtRest)
                .butForForce()
                .expectSame(several().attic().snapshot().butForForce()));
    awaits("the ledger is at rest", () -> several().ledger().expectRest());
  }

  @Test
  void letsNothingLeaveTheSettingsBeforeItIsGivenBack() throws Exception {
    Instant made = createScheduleOfSomebodyElse();
    order("one", "freeze");
    order("two", "freeze");
    for (Client client : clients()) {
      awaits("all is frozen", () -> client.expectStopped(OF_BOTH));
    }

    String refusal = refusalOf(several().withoutTwoAndAttic());
    RestoreProgram restored = restore(several().everything());

    assertThat(refusal)
        .contains("account two is not in the settings", "client attic is not in the settings")
        .doesNotContain("account one", "client home");
    assertThat(restored.exitCode()).as(restored.said()).isZero();
    assertThat(restored.said())
        .contains("Ended: emergency/one, emergency/two", "attic: 5 torrents", "home: 5 torrents");
    expectAsItWas();
    several().starts(several().withoutTwoAndAttic());
    try (Temporal temporal = several().temporal()) {
      expectOnlyOneIsRead(temporal, made);
      awaits(
          "nobody keeps the attic",
          () ->
              assertThat(status(temporal, WorkflowIds.keeper("attic")))
                  .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED));
    }
  }

  private static void expectOnlyOneIsRead(Temporal temporal, Instant since) {
    awaits(
        "nobody reads two",
        () ->
            assertThat(schedules(temporal))
                .containsExactlyInAnyOrder(READS_ONE, "read-account/of-somebody-else"));
    assertThat(madeAt(READS_ONE, temporal)).as("never deleted meanwhile").isEqualTo(since);
  }

  private void expectAsItWas() {
    awaits("home is as it was", () -> atRest(homeAtRest).expectSame(several().home().snapshot()));
    awaits(
        "the attic is as it was",
        () -> atRest(atticAtRest).expectSame(several().attic().snapshot()));
  }

  private void expectReported(String account, String client) throws Exception {
    var clients = story(account).path("clients");
    assertThat(clients).hasSize(1);
    assertThat(clients.path(0).path("client").asString()).isEqualTo(client);
    assertThat(clients.path(0).path("pending").asInt()).isZero();
  }

  private String phase(String account) throws Exception {
    return story(account).path("phase").asString();
  }

  private JsonNode story(String account) throws Exception {
    return several().door().get("/api/accounts/" + account + "/emergency").path("story");
  }

  private void order(String account, String verb) throws Exception {
    several().door().post("/api/accounts/" + account + "/" + verb, REASON);
  }

  /** The settings are changed under a running home whose application then dies. */
  private String refusalOf(Path settings) throws Exception {
    assertThat(settings).exists();
    several().supervisor().killApplication();
    StartFailure refusal = several().supervisor().awaitEnd().orElseThrow();
    assertThat(refusal.exitCode()).isEqualTo(StartFailure.SETTINGS_REFUSED);
    return String.valueOf(refusal.getMessage());
  }

  private RestoreProgram restore(Path settings) throws Exception {
    return RestoreProgram.run(
        folder, "--data", several().data().toString(), "--settings", settings.toString());
  }

  /** Gives the time at which the schedule of an account was made. */
  private Instant createScheduleOfSomebodyElse() {
    try (Temporal temporal = several().temporal()) {
      awaits("one is read", () -> assertThat(schedules(temporal)).contains(READS_ONE));
      WorkflowOptions options =
          WorkflowOptions.newBuilder().setWorkflowId("any").setTaskQueue("any").build();
      schedules(temporal.service())
          .createSchedule(
              WorkflowIds.readAccount("of-somebody-else"),
              Schedule.newBuilder()
                  .setAction(
                      ScheduleActionStartWorkflow.newBuilder()
                          .setWorkflowType("SomethingElse")
                          .setOptions(options)
                          .build())
                  .setSpec(ScheduleSpec.newBuilder().build())
                  .build(),
              ScheduleOptions.newBuilder().build());
      return madeAt(READS_ONE, temporal);
    }
  }

  private static Instant madeAt(String schedule, Temporal temporal) {
    return schedules(temporal.service()).getHandle(schedule).describe().getInfo().getCreatedAt();
  }

  private static List<String> schedules(Temporal temporal) {
    try (Stream<ScheduleListDescription> all = schedules(temporal.service()).listSchedules()) {
      return all.map(ScheduleListDescription::getScheduleId).toList();
    }
  }

  private static ScheduleClient schedules(WorkflowServiceStubs service) {
    return ScheduleClient.newInstance(
        service, ScheduleClientOptions.newBuilder().setNamespace("evenkeel").build());
  }

  private static WorkflowExecutionStatus status(Temporal temporal, String id) {
    return temporal.client().newUntypedWorkflowStub(id).describe().getStatus();
  }

  private List<Client> clients() {
    return List.of(several().home(), several().attic());
  }

  private static Snapshot atRest(@Nullable Snapshot taken) {
    return Objects.requireNonNull(taken);
  }

  private Several several() {
    return Objects.requireNonNull(begun);
  }
}
