package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.emergency.Emergency;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stories hear of readings; nobody plays them here. */
class EmergencyListenerTest {
  private static final String ID = WorkflowIds.emergency("mam");

  private final TestWorkflowEnvironment time =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(EvenkeelDataConverter.create())
                      .build())
              .build());
  private final WorkflowClient temporal = time.getWorkflowClient();
  private final HeldTorrents held = new HeldTorrents();
  private final QuietLedger quiet = new QuietLedger(held.jdbc);
  private final EmergencyListener listener =
      new EmergencyListener(
          temporal, new HoldersLedger(held.jdbc), quiet, Map.of("mam", Duration.ofHours(1)));

  @AfterEach
  void end() {
    time.close();
  }

  @Test
  void opensAStoryForABadReadingAndTellsItOfAllThatFollow() {
    JudgedReading bad = held.read(90, 100, Duration.ZERO);

    listener.readingTaken(bad);
    listener.readingTaken(held.read(103, 100, Duration.ZERO));
    listener.readingTaken(held.read(90, 100, Duration.ZERO));

    assertThat(story().opening().reading()).isEqualTo(bad);
    assertThat(heard()).isEqualTo(3);
  }

  @Test
  void opensNothingForAReadingThatIsNoEmergency() {
    listener.readingTaken(held.read(103, 100, Duration.ZERO));

    assertThat(history()).isEmpty();
  }

  @Test
  void opensNothingWhileTheAccountIsQuietAndTellsThatOnce() {
    held.read(90, 100, Duration.ofMinutes(1));
    quiet.begin("mam", "handed back");

    listener.readingTaken(held.read(90, 100, Duration.ZERO));
    listener.readingTaken(held.read(90, 100, Duration.ZERO));

    assertThat(history()).isEmpty();
    assertThat(notices()).isOne();
  }

  /** By then what was given back has been seen, and was booked. */
  @Test
  void endsAQuietThatIsOlderThanTheTimeInWhichTorrentsAnnounce() {
    quiet.begin("mam", "handed back");
    held.jdbc.sql("update account_quiet set since = now() - interval '30 minutes'").update();
    listener.readingTaken(recovered("first"));
    assertThat(quiet.quiet("mam")).isTrue();
    held.jdbc.sql("update account_quiet set since = now() - interval '2 hours'").update();

    listener.readingTaken(recovered("second"));

    assertThat(quiet.quiet("mam")).isFalse();
  }

  private JudgedReading recovered(String request) {
    Reading reading = new Reading("mam", Instant.now(), "1", 9, 1, null, 0, 0, null, null, null);
    Projection still = new Projection(Moved.NONE, Moved.NONE, 0);
    return Objects.requireNonNull(
        new ReadingsLedger(held.jdbc)
            .store(
                request,
                reading,
                new ReadingsLedger.Finding(Level.NORMAL, true, null, false, still))
            .judged());
  }

  @Test
  void tellsAStoryThatGivesBackOfAnEmergencyInQuiet() {
    listener.readingTaken(held.read(90, 100, Duration.ofMinutes(1)));
    quiet.begin("mam", "handed back");

    listener.readingTaken(held.read(90, 100, Duration.ZERO));

    assertThat(heard()).isEqualTo(2);
  }

  @Test
  void givesARowWhoseStoryIsLostItsStoryOnce() {
    long row = held.frozen().number();

    listener.adopt("mam");
    listener.adopt("mam");
    listener.adopt("other");

    assertThat(story().opening().adopted()).isEqualTo(row);
    assertThat(starts()).isOne();
  }

  @Test
  void leavesARowThatIsClosedWithoutAStory() {
    held.rows.close(held.frozen(), "released");

    listener.adopt("mam");

    assertThat(history()).isEmpty();
  }

  @Test
  void adoptsAtAReadingToo() {
    long row = held.frozen().number();

    listener.readingTaken(held.read(103, 100, Duration.ZERO));

    assertThat(story().opening().adopted()).isEqualTo(row);
    assertThat(heard()).isOne();
  }

  private Emergency story() {
    return temporal
        .getOptions()
        .getDataConverter()
        .fromPayloads(
            0,
            Optional.of(
                history().getFirst().getWorkflowExecutionStartedEventAttributes().getInput()),
            Emergency.class,
            Emergency.class);
  }

  private long heard() {
    return events(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
  }

  private long starts() {
    return events(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
  }

  private long events(EventType type) {
    return history().stream().filter(event -> event.getEventType() == type).count();
  }

  private List<HistoryEvent> history() {
    try {
      temporal.newUntypedWorkflowStub(ID).describe();
      return temporal.fetchHistory(ID).getEvents();
    } catch (WorkflowNotFoundException never) {
      return List.of();
    }
  }

  private long notices() {
    return held.jdbc
        .sql("select count(*) from notices where kind = 'QUIET'")
        .query(Long.class)
        .single();
  }
}
