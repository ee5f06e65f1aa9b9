package evenkeel.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  private static final GivenOrder STOP =
      new GivenOrder(
          OrderKind.STOP_DOWNLOADING,
          "the line is needed",
          new Selection(
              List.of("mam"), List.of("home", "attic"), List.of("books"), List.of("a"), List.of()));
  private static final GivenOrder RESTART =
      new GivenOrder(OrderKind.RESTART, "restart", Selection.of("home", Torrents.HASH));

  private long look;

  @Test
  void readsItsRowBeforeAnythingElse() {
    assertThat(Order.numbered(1).next()).isEqualTo(OrderStep.READ);
    assertThat(Order.numbered(1).ending(Order.UNDONE).next()).isEqualTo(OrderStep.READ);
  }

  @Test
  void waitsUntilEveryClientHasPlacedWhatItMeans() {
    Order order = given(STOP, "attic", "home");
    assertThat(order.next()).isEqualTo(OrderStep.WAIT);

    order = order.heard(report("attic", "stopped"));
    assertThat(order.next()).isEqualTo(OrderStep.WAIT);
    order = order.heard(report("home", "pending"));
    assertThat(order.next()).isEqualTo(OrderStep.WAIT);
    order = order.heard(report("home", "stopped"));

    assertThat(order.next()).isEqualTo(OrderStep.STOPPED);
  }

  @ParameterizedTest
  @CsvSource({"stopped", "started", "parked", "guarded", "refused"})
  void staysOpenForWhatItHoldsOrMayHoldYet(String state) {
    Order order = given(STOP, "home").heard(report("home", state));

    assertThat(order.next()).isEqualTo(OrderStep.STOPPED);
    assertThat(order.stopped().next()).isEqualTo(OrderStep.WAIT);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, nothing that it means was downloading",
    "ceded, nothing is held any more",
    "restored, nothing is held any more",
    "observed, nothing may be stopped"
  })
  void letsGoOfNothingInWords(String state, String why) {
    Order order = given(STOP, "home").heard(report("home", state));

    assertThat(order.next()).isEqualTo(OrderStep.LET_GO);
    assertThat(order.stopped().next()).isEqualTo(OrderStep.LET_GO);
    assertThat(order.empty().ending()).startsWith(why);
    assertThat(order.empty().next()).isEqualTo(OrderStep.CLOSE);
  }

  /** What was held came back to be pending: its client forgot it. */
  @Test
  void holdsOnToWhatIsPendingAgain() {
    Order order = given(STOP, "home").heard(report("home", "stopped")).stopped();

    assertThat(order.heard(report("home", "pending")).next()).isEqualTo(OrderStep.WAIT);
  }

  @Test
  void givesBackWhatItRestartsOnceThatIsStopped() {
    Order order = given(RESTART, "home");
    assertThat(order.next()).isEqualTo(OrderStep.WAIT);

    order = order.heard(report("home", "stopped"));

    assertThat(order.next()).isEqualTo(OrderStep.CLOSE);
    assertThat(order.closing()).isEqualTo("restarted");
    assertThat(given(RESTART, "home").heard(report("home", "refused")).next())
        .isEqualTo(OrderStep.REFUSE);
    assertThat(order.refused("It stands still.").closing()).isEqualTo("refused: It stands still.");
  }

  @Test
  void isOverOnceEverythingIsGivenBack() {
    Order closed = given(STOP, "home").ending(Order.UNDONE).closed(Order.UNDONE, Set.of("home"));
    assertThat(closed.next()).isEqualTo(OrderStep.WAIT);

    assertThat(closed.heard(closed("home", "restoring")).next()).isEqualTo(OrderStep.WAIT);
    assertThat(closed.heard(closed("home", "refused")).next()).isEqualTo(OrderStep.OVER);
    assertThat(closed.heard(closed("home", "restored")).next()).isEqualTo(OrderStep.OVER);
    assertThat(closed.finished().next()).isEqualTo(OrderStep.WAIT);
    assertThat(closed.finished().ending()).isEqualTo(Order.UNDONE);
  }

  @ParameterizedTest
  @CsvSource({"refused, TELL", "guarded, TELL", "restored, OVER"})
  void tellsWhatARestartHasLeftStopped(String state, OrderStep step) {
    Order closed = given(RESTART, "home").closed("restarted", Set.of("home"));

    assertThat(closed.heard(closed("home", state)).next()).isEqualTo(step);
    assertThat(closed.refused("told").heard(closed("home", state)).next())
        .isEqualTo(OrderStep.OVER);
    assertThat(closed.leftStopped("a limit").refusal()).isEqualTo("a limit");
    assertThat(closed.leftStopped("a limit").over()).isTrue();
  }

  @Test
  void isSettledOnceItIsCarriedOutAsFarAsItCanBe() {
    Order stop = given(STOP, "home");
    Order restart = given(RESTART, "home");

    assertThat(stop.settled()).isFalse();
    assertThat(stop.stopped().settled()).isTrue();
    assertThat(stop.closed(Order.UNDONE, Set.of()).settled()).isTrue();
    assertThat(restart.closed("restarted", Set.of()).settled()).isFalse();
    assertThat(restart.finished().settled()).isTrue();
    assertThat(stop.stopped().ended()).isFalse();
    assertThat(stop.closed(Order.UNDONE, Set.of()).ended()).isTrue();
    assertThat(stop.finished().ended()).isTrue();
  }

  @Test
  void keepsTheReasonForWhichItBeganToEnd() {
    Order undone = given(STOP, "home").ending(Order.UNDONE);

    assertThat(undone.ending(Order.CANCELLED).ending()).isEqualTo(Order.UNDONE);
    assertThat(undone.next()).isEqualTo(OrderStep.CLOSE);
    assertThat(undone.stopped().next()).isEqualTo(OrderStep.CLOSE);
    assertThat(given(STOP, "home").finished().ending(Order.UNDONE).ending()).isNull();
  }

  @Test
  void takesAReportOfAClosedRowForItsEnd() {
    Order order = given(STOP, "home").heard(closed("home", "restored"));

    assertThat(order.ending()).isEqualTo("closed by hand");
    assertThat(order.next()).isEqualTo(OrderStep.CLOSE);
  }

  @Test
  void countsTheNewestReportOfAClient() {
    KeeperReport old = report("home", "pending");
    KeeperReport now = report("home", "stopped");

    assertThat(given(STOP, "home").heard(now).heard(old).next()).isEqualTo(OrderStep.STOPPED);
  }

  @Test
  void saysWhatWasOrdered() {
    assertThat(OrderWording.summary(STOP))
        .isEqualTo(
            "Stop what downloads of account mam, at client home or attic, in category books, with tag a: the line is needed");
    assertThat(OrderWording.summary(RESTART))
        .isEqualTo("Restart at client home, of 1 named: restart");
    Selection everything = new Selection(List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(OrderWording.summary(new GivenOrder(OrderKind.STOP_DOWNLOADING, "x", everything)))
        .isEqualTo("Stop what downloads of every account: x");
  }

  @Test
  void saysHowItStands() {
    assertThat(OrderWording.details(Order.numbered(1)))
        .isEqualTo("stopping. 0 stopped, 0 pending, 0 given back, 0 left to the user, 0 refused.");
    KeeperReport all = new KeeperReport("home", 1, 1, false, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(
            OrderWording.details(given(RESTART, "attic", "home").heard(all).ending(Order.UNDONE)))
        .isEqualTo(
            "stopping (undone). Restart at client home, of 1 named: restart. 2 stopped, 5 pending, 5 given back, 6 left to the user, 9 refused, 7 gone from the client, 8 waiting for a decision, would stop 10 (only observing), clients not heard of: 1.");
  }

  private static Order given(GivenOrder given, String... clients) {
    return Order.numbered(1).read(given, Instant.EPOCH, Set.of(clients));
  }

  private KeeperReport report(String client, String state) {
    return report(client, false, state);
  }

  private KeeperReport closed(String client, String state) {
    return report(client, true, state);
  }

  /** One torrent in that state. */
  private KeeperReport report(String client, boolean closed, String state) {
    look++;
    List<String> states =
        List.of(
            "pending",
            "stopped",
            "started",
            "restoring",
            "restored",
            "ceded",
            "parked",
            "guarded",
            "refused",
            "observed");
    int[] counts = states.stream().mapToInt(one -> one.equals(state) ? 1 : 0).toArray();
    return new KeeperReport(
        client, 1, look, closed, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5],
        counts[6], counts[7], counts[8], counts[9]);
  }
}
