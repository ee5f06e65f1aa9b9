package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user, or a tool, does to torrents while an emergency holds them. */
class StrangersTest {
  @TempDir Path folder;
  private QueueStage stage;

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
    stage.begin(-1, -1);
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void waitsForAPersonWhenAllIsStartedBesideManyStartedSeeds() {
    stage.downloads(25, QueueStage.A);
    stopped(26, 100, true);
    freezes();
    assertThat(report()).matches(one -> one.stopped() == 25 && one.started() == 100);

    orders(Order.START, 1, 125);
    stage.rest();

    assertThat(report()).matches(one -> one.guarded() == 25 && one.ceded() == 0);
    assertThat(told("GUARDED")).isEqualTo(1);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  /** Another profile, or a client that has lost some of its torrents. */
  @Test
  void waitsForAPersonWhenManyOfAllAreGoneThoughFewOfEachKind() {
    stage.downloads(15, QueueStage.A);
    stopped(16, 15, true);
    freezes();

    IntStream.rangeClosed(1, 30).forEach(one -> stage.client.removes(QueueStage.hashOf(one)));
    stage.rest();

    assertThat(report()).matches(one -> one.guarded() == 30 && one.parked() == 0);
  }

  @Test
  void leavesToTheUserAFewOfMany() {
    stage.downloads(30, QueueStage.A);
    freezes();

    orders(Order.START, 1, 5);
    stage.rest();

    assertThat(report()).matches(one -> one.ceded() == 5 && one.stopped() == 25);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  @Test
  void saysOnceThatMostOfWhatItHeldWasStartedBySomebodyElse() {
    stage.downloads(3, QueueStage.A);
    freezes();

    orders(Order.START, 1, 1);
    stage.rest();
    assertThat(told("LEFT_RUNNING")).isZero();
    orders(Order.START, 2, 2);
    stage.rest();
    assertThat(told("LEFT_RUNNING")).isEqualTo(1);
    orders(Order.START, 3, 3);
    stage.rest();

    assertThat(told("LEFT_RUNNING")).isEqualTo(1);
    assertThat(text()).contains("client home", "127.0.0.1", "emergency: 2;", "stopped: 1.");
  }

  /** They stood stopped by their user's will, so none of them is held. */
  @ParameterizedTest
  @CsvSource({"20, 0", "21, 1"})
  void saysWhenManyThatStoodStoppedAreStarted(int started, long notices) {
    stopped(1001, started, false);
    stage.downloads(100, QueueStage.A);
    freezes();

    orders(Order.START, 1001, 1000 + started);
    stage.rest();

    assertThat(report()).matches(one -> one.ceded() == started);
    assertThat(told("LEFT_RUNNING")).isEqualTo(notices);
  }

  @Test
  void saysNothingOfSeedsThatTheirUserStops() {
    stopped(1, 3, true);
    freezes();

    orders(Order.STOP, 1, 3);
    stage.rest();

    assertThat(report()).matches(one -> one.ceded() == 3);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  @Test
  void saysNothingOfAFewStartedOnceAllIsGivenBack() {
    stage.downloads(5, QueueStage.A);
    Holder emergency = freezes();
    orders(Order.START, 1, 1);
    stage.rest();

    stage.kept.closes(emergency);
    stage.rest();

    assertThat(report()).matches(one -> one.ceded() == 1 && one.restored() == 4);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  @Test
  void saysNothingOfAFewStartedWhileItGivesBackInParts() {
    stage.downloads(5, QueueStage.A);
    freezes();
    orders(Order.START, 1, 1);
    stage.rest();

    changes("update holders set releasing_at = now()");
    changes("update claims set ended_at = now(), ended_why = 'released' where ended_at is null");
    stage.rest();

    assertThat(report()).matches(one -> one.ceded() == 1 && one.restored() == 4);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  @Test
  void saysNothingOfWhatAnOrderHeld() {
    stage.downloads(2, QueueStage.B);
    stage.rest();
    stage.kept.lists(
        stage.kept.opens("order/1", null), List.of(QueueStage.hashOf(1), QueueStage.hashOf(2)));
    stage.rest();

    orders(Order.START, 1, 2);
    stage.rest();

    assertThat(stage.kept.books.count("claims where ended_why = 'ceded'")).isEqualTo(2);
    assertThat(told("LEFT_RUNNING")).isZero();
  }

  /** A tool that changes a passkey takes a tracker away and adds another. */
  @Test
  void holdsOnWhatLooksExcludedForOneLook() {
    stage.downloads(3, QueueStage.A);
    freezes();
    long before = stage.kept.books.count("receipts");

    stage.client.categorises(QueueStage.hashOf(1), Oracle.EXCLUDED);
    stage.rounds(1);
    stage.client.categorises(QueueStage.hashOf(1), "");
    stage.rest();
    stage.client.categorises(QueueStage.hashOf(1), Oracle.EXCLUDED);
    stage.rounds(1);
    stage.client.categorises(QueueStage.hashOf(1), "");
    stage.rest();

    assertThat(stage.kept.books.count("receipts")).isEqualTo(before);
    assertThat(report()).matches(one -> one.stopped() == 3);
  }

  @Test
  void givesBackWhatStaysExcluded() {
    stage.downloads(3, QueueStage.A);
    freezes();

    stage.client.categorises(QueueStage.hashOf(1), Oracle.EXCLUDED);
    stage.rest();

    assertThat(run(1)).isEqualTo(Run.NORMAL);
    assertThat(report()).matches(one -> one.stopped() == 2 && one.restored() == 1);
  }

  @Test
  void givesBackAtOnceWhatIsTaggedToBeIgnored() {
    stage.downloads(3, QueueStage.A);
    freezes();

    stage.client.orders(Order.ADD_TAGS, QueueStage.hashOf(1), Oracle.IGNORED);
    stage.rounds(1);

    assertThat(run(1)).isEqualTo(Run.NORMAL);
  }

  @Test
  void leavesItsForceToWhatWaitsForItsStart() {
    stage.kept.startsPerMinute = 1;
    stage.begin(-1, -1);
    stopped(1, 2, true);
    stage.freezes(QueueStage.A);
    stage.until("one is started", () -> run(1) != run(2));
    int waiting = run(1) == Run.STOPPED ? 1 : 2;

    orders(Order.FORCE, waiting, waiting);
    stage.rest();
    stage.passes(Duration.ofMinutes(2));
    stage.rest();

    assertThat(run(waiting)).isEqualTo(Run.FORCED);
    assertThat(report()).matches(one -> one.started() == 1 && one.ceded() == 1);
  }

  private Holder freezes() {
    stage.rest();
    Holder emergency = stage.freezes(QueueStage.A);
    stage.rest();
    return emergency;
  }

  /** Torrents that stand stopped, from that number on. */
  private void stopped(int from, int number, boolean complete) {
    List<NewTorrent> torrents =
        IntStream.range(from, from + number)
            .mapToObj(one ->
                new NewTorrent(QueueStage.hashOf(one), Set.of(QueueStage.A), complete, true, false))
            .toList();
    stage.client.adds(torrents);
  }

  private void orders(Order order, int first, int last) {
    IntStream.rangeClosed(first, last)
        .forEach(one -> stage.client.orders(order, QueueStage.hashOf(one), ""));
  }

  private Run run(int number) {
    Client client = stage.client;
    return client.torrents().stream()
        .filter(one -> one.hash().equals(QueueStage.hashOf(number)))
        .map(ClientTorrent::run)
        .findFirst()
        .orElseThrow();
  }

  private KeeperReport report() {
    return Objects.requireNonNull(stage.kept.told.get("emergency/" + QueueStage.A + "#1"));
  }

  private void changes(String statement) {
    stage.kept.books.jdbc.sql(statement).update();
  }

  private long told(String kind) {
    return stage.kept.books.count("notices where kind = '%s'".formatted(kind));
  }

  private String text() {
    return stage
        .kept
        .books
        .jdbc
        .sql("select text from notices where kind = 'LEFT_RUNNING'")
        .query(String.class)
        .single();
  }
}
