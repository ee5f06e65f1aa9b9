package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.account.Reading;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.Closed;
import evenkeel.emergency.workflow.Opened;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EmergencyRowsTest {
  private final Database database = Database.fresh();
  private final QuietLedger quiet = new QuietLedger(database.jdbc());
  private final EmergencyRows rows =
      new EmergencyRows(
          database.jdbc(),
          settings(),
          new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));

  @Test
  void opensOnceForAReadingForEver() {
    JudgedReading bad = reading("run-1");

    Opened opened = rows.open(Opening.by(bad), "first");
    Opened again = rows.open(Opening.by(bad), "retry");
    close(opened, "recovered");
    Opened late = rows.open(Opening.by(bad), "late");

    assertThat(opened.result()).isEqualTo(Opened.Result.OPENED);
    assertThat(again.result()).isEqualTo(Opened.Result.JOINED);
    assertThat(number(again)).isEqualTo(number(opened));
    assertThat(late.result()).isEqualTo(Opened.Result.REFUSED);
  }

  @Test
  void opensOnceForAnOrderHoweverOftenItIsTried() {
    Opened opened = rows.open(Opening.ordered("mam", "moving house"), "order-1");
    close(opened, "released");

    assertThat(rows.open(Opening.ordered("mam", "moving house"), "order-1").result())
        .isEqualTo(Opened.Result.REFUSED);
    assertThat(rows.open(Opening.ordered("mam", "moving house"), "order-2").result())
        .isEqualTo(Opened.Result.OPENED);
  }

  @Test
  void remembersTheHoldOfTheOrderThatOpenedIt() {
    rows.open(Opening.ordered("mam", "moving house"), "order-1");

    Opened joined = rows.open(Opening.by(reading("run-1")), "reading");

    assertThat(Objects.requireNonNull(joined.row()).hold()).isEqualTo("moving house");
  }

  @Test
  void remembersTheHoldThatWasOrderedLaterAndItsEnd() {
    Opened opened = rows.open(Opening.by(reading("run-1")), "first");

    rows.hold(rows.row("mam", number(opened)).orElseThrow(), "to be sure");
    assertThat(adoptedHold(opened)).isEqualTo("to be sure");
    rows.hold(rows.row("mam", number(opened)).orElseThrow(), null);

    assertThat(adoptedHold(opened)).isNull();
  }

  /** Of a row that it has just opened the story knows. */
  @Test
  void tellsWhetherReadingsSpeakForARowThatItFinds() {
    Opened ordered = rows.open(Opening.ordered("mam", "moving house"), "order-1");
    Opened joined = rows.open(Opening.ordered("mam", "to be sure"), "order-2");
    Opened adopted = rows.open(Opening.adopting("mam", number(ordered)), "adoption");
    rows.close(rows.row("mam", number(ordered)).orElseThrow(), "released");
    rows.open(Opening.by(reading("run-1")), "reading");
    Opened read = rows.open(Opening.ordered("mam", "to be sure"), "order-3");

    assertThat(Stream.of(ordered, joined, adopted, read).map(EmergencyRowsTest::unrecovered))
        .containsExactly(null, false, false, true);
  }

  private static @Nullable Boolean unrecovered(Opened opened) {
    return Objects.requireNonNull(opened.row()).unrecovered();
  }

  private @Nullable String adoptedHold(Opened opened) {
    Opened adopted = rows.open(Opening.adopting("mam", number(opened)), "adoption");
    return Objects.requireNonNull(adopted.row()).hold();
  }

  @Test
  void opensNothingForReadingsWhileQuietButForOrders() {
    quiet.begin("mam", "released by hand");

    assertThat(rows.open(Opening.by(reading("run-1")), "reading").result())
        .isEqualTo(Opened.Result.REFUSED);
    assertThat(rows.open(Opening.ordered("mam", "moving house"), "order").result())
        .isEqualTo(Opened.Result.OPENED);
    assertThat(quiet.quiet("mam")).as("the order has taken it back").isFalse();
  }

  @Test
  void isQuietNoLongerOnceSomebodyHoldsItAgain() {
    Opened opened = rows.open(Opening.by(reading("run-1")), "first");
    var row = rows.row("mam", number(opened)).orElseThrow();
    quiet.begin("mam", "released by hand");

    rows.hold(row, null);
    assertThat(quiet.quiet("mam")).isTrue();
    rows.hold(row, "to be sure");

    assertThat(quiet.quiet("mam")).isFalse();
  }

  @Test
  void adoptsAnOpenRowAndNoClosedOne() {
    Opened opened = rows.open(Opening.by(reading("run-1")), "first");

    assertThat(rows.open(Opening.adopting("mam", number(opened)), "adoption").result())
        .isEqualTo(Opened.Result.ADOPTED);
    close(opened, "restored by hand");
    assertThat(rows.open(Opening.adopting("mam", number(opened)), "adoption").result())
        .isEqualTo(Opened.Result.REFUSED);
  }

  @Test
  void knowsWhetherItWasTheOneThatClosed() {
    Opened opened = rows.open(Opening.by(reading("run-1")), "first");

    assertThat(close(opened, "recovered")).isTrue();
    assertThat(close(opened, "recovered")).isTrue();
    assertThat(close(opened, "restored by hand")).isFalse();
  }

  @Test
  void waitsForEveryClientThatHasSeenItAndIsStillInTheSettings() {
    Opened opened = rows.open(Opening.by(reading("run-1")), "first");
    HoldersLedger holders = new HoldersLedger(database.jdbc());
    long row = holders.row("emergency/mam", number(opened)).orElseThrow().id();
    holders.openingLook(row, "home", 1);
    holders.openingLook(row, "departed", 1);

    Closed closed = rows.close(rows.row("mam", number(opened)).orElseThrow(), "recovered");

    assertThat(Objects.requireNonNull(opened.row()).clients())
        .containsExactlyInAnyOrder("attic", "home");
    assertThat(closed.clients()).containsExactly("home");
  }

  private boolean close(Opened opened, String why) {
    return rows.close(rows.row("mam", number(opened)).orElseThrow(), why).ours();
  }

  private static long number(Opened opened) {
    return Objects.requireNonNull(opened.row()).number();
  }

  private JudgedReading reading(String request) {
    Reading reading = new Reading("mam", Instant.EPOCH, "1", 98, 100, null, 0, 0, null, null, null);
    ReadingsLedger.Finding finding = new ReadingsLedger.Finding(Level.EMERGENCY, false, null);
    return Objects.requireNonNull(
        new ReadingsLedger(database.jdbc()).store(request, reading, finding).judged());
  }

  private static Settings settings() {
    Duration any = Duration.ofMinutes(1);
    AccountSettings mam =
        new AccountSettings(
            "mam",
            URI.create("http://127.0.0.1:9"),
            new Secret("invented"),
            AccountSettings.Mode.ACT,
            List.of("example.net"),
            new AccountSettings.Levels(
                BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TWO, BigDecimal.ONE),
            any,
            any,
            any,
            any,
            new AccountSettings.Exclusions(Set.of(), Set.of()),
            new AccountSettings.Seeding(true, true, false),
            any,
            new AccountSettings.Release(any, 4));
    return new Settings(
        List.of(mam), List.of(client("home"), client("attic")), new KeepingSettings(any, any, any));
  }

  private static ClientSettings client(String id) {
    Duration any = Duration.ofMinutes(1);
    return new ClientSettings(
        id,
        URI.create("http://127.0.0.1:9"),
        new ClientLogin.Password("me", new Secret("invented")),
        any,
        new ClientSettings.Pace(any, any, 1, 1));
  }
}
