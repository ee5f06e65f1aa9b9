package evenkeel.standalone.journey;

import static evenkeel.standalone.Household.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.order.Order;
import evenkeel.order.OrderPhase;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.standalone.Several;
import evenkeel.standalone.Several.Client;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.Temporal;
import evenkeel.standalone.restore.RestoreProgram;
import evenkeel.temporal.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders to torrents of two accounts at two clients: whatever happens, all ends as it stood. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TorrentOrdersJourneyTest {
  private static final String STOP = "/api/torrents/stop-downloading";
  private static final String REASON = "{\"reason\": \"a quiet line\"}";
  private static final String EVERYTHING = "{\"reason\": \"a quiet line\", \"all\": true}";
  private static final String[] ORDERED = {
    "one-seed", "one-halted", "one-down", "two-down", "both-down", "both-forced"
  };

  private @Nullable Several begun;
  private @Nullable Path folder;
  private List<Snapshot> atRest = List.of();

  @BeforeAll
  void settleIn(@TempDir Path home) throws Exception {
    folder = home;
    begun = Several.in(home);
    atRest = clients().stream().map(Client::snapshot).toList();
  }

  @AfterEach
  void endsAsItStood() {
    for (int i = 0; i < atRest.size(); i++) {
      Client client = clients().get(i);
      Snapshot stood = atRest.get(i);
      awaits(client.id() + " is as it was", () -> stood.expectSame(client.snapshot()));
    }
    awaits("the ledger is at rest", () -> several().ledger().expectRest());
  }

  @AfterAll
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void joinsAnEmergencyAndIsUndoneBeforeOrAfterItsRelease(boolean undoneFirst) throws Exception {
    several().door().post("/api/accounts/one/freeze", REASON);
    awaitsStopped("one-halted", "one-down", "both-down", "both-forced");
    long order = orders(EVERYTHING);
    awaitsStopped("one-halted", "one-down", "two-down", "both-down", "both-forced");
    awaitsPhase(order, "stopped");

    if (undoneFirst) {
      undo(order);
      awaitsStopped("one-halted", "one-down", "both-down", "both-forced");
      several().door().post("/api/accounts/one/release", REASON);
    } else {
      several().door().post("/api/accounts/one/release", REASON);
      awaitsStopped(ORDERED);
      undo(order);
    }

    awaitsPhase(order, "over");
  }

  /** The client comes back only after the application was killed and has begun again. */
  @Test
  void carriesAnOrderOutWhereTheClientWasAwayThoughItDiedMeanwhile() throws Exception {
    several().attic().program().stop();
    long order = orders(EVERYTHING);
    several().supervisor().killApplication();
    several().supervisor().awaitApplication();
    awaits("home is stopped", () -> several().home().expectStopped(ORDERED));
    assertThat(shown(order).path("phase").asString()).isEqualTo("stopping");

    several().attic().program().start();
    awaitsStopped(ORDERED);
    awaitsPhase(order, "stopped");
    undo(order);

    awaitsPhase(order, "over");
  }

  @Test
  void takesUpAnOrderWhoseStoryWasTerminatedAndUndoesOneThatIsCancelled() throws Exception {
    long order = orders(EVERYTHING);
    awaitsPhase(order, "stopped");

    try (Temporal temporal = several().temporal()) {
      WorkflowStub story = temporal.client().newUntypedWorkflowStub(WorkflowIds.order(order));
      story.terminate("a person did not know better");
      awaits(
          "it is taken up again",
          () ->
              assertThat(story.describe().getStatus())
                  .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING));
      awaitsStopped(ORDERED);
      temporal.client().newUntypedWorkflowStub(WorkflowIds.order(order)).cancel();
    }

    awaitsPhase(order, "over");
    assertThat(shown(order).path("closed_why").asString()).isEqualTo(Order.CANCELLED);
  }

  @Test
  void stopsNothingTwiceWhenTheStoryOfAnOrderIsResetWhileItHoldsAndAfterItsEnd() throws Exception {
    long order = orders(EVERYTHING);
    awaitsPhase(order, "stopped");
    long stops = stops();

    try (Temporal temporal = several().temporal()) {
      resets(temporal, order, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
      awaits(
          "it has found all of it stopped",
          () ->
              assertThat(story(temporal, order).query("status", Order.class).phase())
                  .isEqualTo(OrderPhase.STOPPED));
      awaitsStopped(ORDERED);
      undo(order);
      awaitsPhase(order, "over");
      resets(temporal, order, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    }

    endsAsItStood();
    assertThat(stops()).as("torrents stopped").isEqualTo(stops);
  }

  private static void resets(Temporal temporal, long order, WorkflowExecutionStatus then) {
    String before = story(temporal, order).describe().getExecution().getRunId();
    temporal.reset(WorkflowIds.order(order));
    awaits(
        "its new run is " + then,
        () -> {
          var run = story(temporal, order).describe();
          assertThat(run.getExecution().getRunId()).isNotEqualTo(before);
          assertThat(run.getStatus()).isEqualTo(then);
        });
  }

  private static WorkflowStub story(Temporal temporal, long order) {
    return temporal.client().newUntypedWorkflowStub(WorkflowIds.order(order));
  }

  private long stops() {
    return count("count(*) from receipts where set_to = 'STOPPED'");
  }

  private long count(String what) {
    return several().ledger().jdbc().sql("select " + what).query(Long.class).single();
  }

  @Test
  void leavesToTheUserWhatTheUserStartedMeanwhile() throws Exception {
    Client home = several().home();
    Shown started = torrent(home, "two-down");
    long order =
        orders("{\"reason\": \"a quiet line\", \"accounts\": [\"two\"], \"clients\": [\"home\"]}");
    awaits("two is stopped", () -> home.expectTagged("two-down", "both-down", "both-forced"));
    awaitsPhase(order, "stopped");

    home.user().starts(started.hash());
    awaits("it is the user's", () -> assertThat(client(order, "ceded")).isEqualTo(1));
    undo(order);

    awaitsPhase(order, "over");
    assertThat(client(order, "ceded")).isEqualTo(1);
    assertThat(client(order, "restored")).isEqualTo(2);
    several().attic().expectTagged();
  }

  @Test
  void restartsATorrentOfNobodyAndAForcedOne() throws Exception {
    for (String name : List.of("nobodys-down", "both-forced")) {
      Shown torrent = torrent(several().home(), name);

      long order = gives("/api/torrents/" + torrent.hash() + "/restart", "{}");

      awaitsPhase(order, "over");
      assertThat(shown(order).path("closed_why").asString()).isEqualTo("restarted");
      assertThat(client(order, "restored")).isEqualTo(1);
    }
  }

  @Test
  void isEndedByARestoreAndItsStoryKnows() throws Exception {
    long order = orders(EVERYTHING);
    awaitsStopped(ORDERED);

    RestoreProgram restored =
        RestoreProgram.run(
            Objects.requireNonNull(folder),
            "--data",
            several().data().toString(),
            "--settings",
            several().everything().toString());

    assertThat(restored.exitCode()).as(restored.said()).isZero();
    assertThat(restored.said()).contains("order/" + order);
    awaitsPhase(order, "over");
    try (Temporal temporal = several().temporal()) {
      Order told =
          temporal.client().newUntypedWorkflowStub(WorkflowIds.order(order)).getResult(Order.class);
      assertThat(told.ending()).isEqualTo("restored by hand");
    }
  }

  private long orders(String body) throws Exception {
    return gives(STOP, body);
  }

  /** Its number, which the answer does not tell if it took longer to give it one. */
  private long gives(String path, String body) throws Exception {
    long before = newest();
    several().door().post(path, body);
    awaits("the order has its number", () -> assertThat(newest()).isGreaterThan(before));
    return newest();
  }

  private long newest() {
    return count("coalesce(max(number), 0) from orders");
  }

  private void undo(long order) throws Exception {
    several().door().post(STOP + "/" + order + "/undo", "{}");
  }

  private JsonNode shown(long order) throws Exception {
    return several().door().get("/api/torrents/orders/" + order);
  }

  private int client(long order, String count) throws Exception {
    return shown(order).path("clients").path(0).path(count).asInt();
  }

  private void awaitsPhase(long order, String phase) {
    awaits(
        "order " + order + " is " + phase,
        () -> assertThat(shown(order).path("phase").asString()).isEqualTo(phase));
  }

  private void awaitsStopped(String... names) {
    for (Client client : clients()) {
      awaits("all is stopped at " + client.id(), () -> client.expectStopped(names));
    }
  }

  private static Shown torrent(Client client, String name) {
    return client.user().torrents().stream()
        .filter(one -> one.name().equals(client.id() + "-" + name))
        .findFirst()
        .orElseThrow();
  }

  private List<Client> clients() {
    return List.of(several().home(), several().attic());
  }

  private Several several() {
    return Objects.requireNonNull(begun);
  }
}
