package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Forecast;
import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.EmergencyActivities;
import evenkeel.emergency.workflow.Opened;
import evenkeel.emergency.workflow.Standing;
import evenkeel.temporal.EvenkeelDataConverter;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a story asks for goes to its own row, and to nothing once that is closed. */
class EmergencyActivitiesImplTest {
  private static final String WHY = "the ratio has recovered";
  private static final Forecast FORECAST = new Forecast(7, null, null, null);

  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(EvenkeelDataConverter.create())
                      .build())
              .build());
  private final HeldTorrents held = new HeldTorrents();
  private final Holder row = held.frozen();
  private final EmergencyActivities hands = temporal.newActivityStub(EmergencyActivities.class);

  @BeforeEach
  void serve() {
    temporal.registerActivitiesImplementations(held.hands(FORECAST));
  }

  @AfterEach
  void end() {
    temporal.close();
  }

  @Test
  void tellsHowAnOpenRowStands() {
    Standing standing = hands.standing("mam", row.number());

    assertThat(standing.open()).isTrue();
    assertThat(standing.forecast()).isEqualTo(FORECAST);
    assertThat(Objects.requireNonNull(standing.recovery()).inARow()).isZero();
  }

  @Test
  void knowsNothingOfARowThatIsClosedOrNeverWas() {
    held.rows.close(row, "restored by hand");

    assertThat(hands.standing("mam", row.number())).isEqualTo(new Standing(false, null, null));
    assertThat(hands.standing("mam", 99)).isEqualTo(new Standing(false, null, null));
    assertThat(hands.giveBack("mam", 99, WHY).ours()).isFalse();
    assertThat(hands.close("mam", 99, WHY).ours()).isFalse();
    assertThat(hands.hold("mam", 99, "moving")).isFalse();
    assertThat(hands.hold("mam", row.number(), "moving")).isFalse();
  }

  @Test
  void opensOnceForAnOrderThatHasANameHoweverOftenItIsCarriedOut() {
    hands.close("mam", row.number(), WHY);
    Opening order = Opening.ordered("mam", "moving").asked("order-1");

    Opened opened = hands.open(order);
    hands.close("mam", Objects.requireNonNull(opened.row()).number(), "handed back");

    assertThat(opened.result()).isEqualTo(Opened.Result.OPENED);
    assertThat(hands.open(order).result()).isEqualTo(Opened.Result.REFUSED);
    assertThat(hands.open(Opening.ordered("mam", "moving")).result())
        .isEqualTo(Opened.Result.OPENED);
  }

  @Test
  void writesDownWhoHoldsItsRow() {
    assertThat(hands.hold("mam", row.number(), "moving")).isTrue();

    assertThat(held.row(row.number()).hold()).isEqualTo("moving");
  }

  @Test
  void givesBackAndCloses() {
    held.holds(row, "home", 5_000L);
    held.read(1_000, 900, Duration.ZERO);

    assertThat(hands.giveBack("mam", row.number(), WHY).waiting()).containsOnlyKeys("home");
    assertThat(held.row(row.number()).closed()).isFalse();
    assertThat(hands.close("mam", row.number(), WHY).ours()).isTrue();

    assertThat(held.row(row.number()).closed()).isTrue();
  }

  @Test
  void keepsTheAccountQuietAndTellsEachOccasionOnce() {
    hands.quiet("mam", "ordered");
    hands.tell(new Notice("key", "mam", Notice.Kind.FROZEN, "mam is frozen"));
    hands.tell(new Notice("key", "mam", Notice.Kind.FROZEN, "mam is frozen still"));

    assertThat(new QuietLedger(held.jdbc).quiet("mam")).isTrue();
    assertThat(
            held.jdbc
                .sql("select account || ' ' || kind || ': ' || text from notices")
                .query(String.class)
                .list())
        .containsExactly("mam FROZEN: mam is frozen");
  }
}
