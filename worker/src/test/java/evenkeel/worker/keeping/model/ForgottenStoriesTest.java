package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.Client.Ailment;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.client.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that dies after a restoration was seen, and before it has saved it. */
class ForgottenStoriesTest {
  private static final String DOWNLOAD = QueueStage.hashOf(1);
  private static final String FORCED = QueueStage.hashOf(2);
  private static final String SEED = QueueStage.hashOf(3);
  private static final Map<String, Run> BEFORE =
      Map.of(DOWNLOAD, Run.NORMAL, FORCED, Run.FORCED, SEED, Run.STOPPED);
  private static final int SOME = 5;

  @TempDir Path folder;
  private QueueStage stage;

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
    stage.begin(3, 5);
    stage.client.logsItsStarts();
    stage.downloads(2, QueueStage.A);
    stage.seeds(1, QueueStage.A);
    stage.client.orders(Order.FORCE, FORCED, "");
    stage.client.orders(Order.STOP, SEED, "");
    stage.rest();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void givesBackAgainWhatTheClientHasForgotten() {
    givesBackUnsaved();

    stage.client.crashes();
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
    assertThat(tagged()).isZero();
    assertThat(stage.open()).isZero();
    assertThat(forgotten()).isEqualTo(3);
  }

  @Test
  void givesBackAgainHoweverOftenTheClientDies() {
    givesBackUnsaved();

    stage.client.crashes();
    stage.rest();
    stage.client.crashes();
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
    assertThat(tagged()).isZero();
  }

  @Test
  void removesTheTagThatCameBackAlone() {
    givesBackUnsaved();
    stage.client.orders(Order.ADD_TAGS, DOWNLOAD, TorrentEffects.HELD_TAG);
    stage.client.saves();
    stage.client.orders(Order.REMOVE_TAGS, DOWNLOAD, TorrentEffects.HELD_TAG);

    stage.client.crashes();
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
    assertThat(tagged()).isZero();
    assertThat(forgotten()).isZero();
  }

  @Test
  void givesBackAgainHoweverLongTheClientWasAway() {
    givesBackUnsaved();

    stage.client.crashes();
    stage.passes(Duration.ofHours(1));
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
  }

  /** What is stopped is not checked: the client had saved that it ran. */
  @Test
  void leavesWhatItsUserStopsWhileItIsChecked() {
    String large = "03" + "0".repeat(38);
    stage.client.adds(List.of(new NewTorrent(large, Set.of(QueueStage.A), false, false, false)));
    stage.rest();
    givesBackUnsaved();
    stage.client.saves();
    long before = counted();
    stage.client.crashes();
    stage.client.rechecks(large);
    while (counted() == before) {
      stage.rounds(1);
      stage.client.rechecks(large);
    }
    for (int look = 0; look < SOME; look++) {
      stage.rounds(1);
      stage.client.rechecks(large);
    }

    stage.client.orders(Order.STOP, large, "");
    stage.rest();

    assertThat(runs()).containsEntry(large, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  /** Started, it might fetch anew what was there. */
  @Test
  void leavesWhatHasLostItsFiles() {
    givesBackUnsaved();

    stage.client.crashes();
    stage.client.breaks(DOWNLOAD, Ailment.MISSING_FILES);
    stage.rest();
    stage.client.heals(DOWNLOAD);
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED).containsEntry(FORCED, Run.FORCED);
  }

  @Test
  void leavesWhatStandsOtherwiseLongAfterTheStart() {
    givesBackUnsaved();
    stage.client.crashes();
    stage.client.breaks(SEED, Ailment.NO_METADATA);
    stage.rest();
    stage.passes(Duration.ofMinutes(11));

    stage.client.heals(SEED);
    stage.rest();

    assertThat(forgotten()).isEqualTo(2);
  }

  @Test
  void leavesWhatItsUserChangedBeforeTheClientWasStartedAgain() {
    givesBackUnsaved();
    stage.client.orders(Order.STOP, DOWNLOAD, "");
    stage.rest();

    stage.client.restarts();
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  @Test
  void leavesWhatItsUserChangesOnceTheClientHasShownIt() {
    givesBackUnsaved();
    stage.client.restarts();
    stage.rest();

    stage.client.orders(Order.STOP, DOWNLOAD, "");
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  @Test
  void leavesWhatItsUserChangesAfterItWasGivenBackInTheSameRun() {
    stage.client.restarts();
    stage.rest();
    givesBackUnsaved();

    stage.client.orders(Order.STOP, DOWNLOAD, "");
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  @Test
  void leavesWhatStandsOtherwiseLongAfterItWasGivenBack() {
    givesBackUnsaved();
    stage.passes(Duration.ofMinutes(3));
    stage.rest();

    stage.client.crashes();
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  /** It may be another login alone. */
  @Test
  void leavesWhatStandsOtherwiseWhereTheClientDoesNotTellItsStarts() {
    stage.begin(3, 5);
    stage.downloads(1, QueueStage.A);
    stage.rest();
    givesBackUnsaved();

    stage.client.crashes();
    stage.rest();

    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
  }

  @Test
  void givesBackAgainInTheEndWhatSomebodyElseHoldsMeanwhile() {
    givesBackUnsaved();
    Holder order = stage.kept.opens("order", null);
    stage.kept.lists(order, List.of(DOWNLOAD));

    stage.client.crashes();
    stage.rest();
    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED).containsEntry(FORCED, Run.FORCED);
    stage.kept.closes(order);
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
    assertThat(tagged()).isZero();
  }

  @Test
  void holdsOnWhatIsHeldAnew() {
    givesBackUnsaved();
    Holder next = stage.freezes(QueueStage.A);
    stage.until("it is held", () -> runs().get(DOWNLOAD) == Run.STOPPED);
    stage.rest();

    stage.client.crashes();
    stage.rest();
    assertThat(runs()).containsEntry(DOWNLOAD, Run.STOPPED);
    assertThat(forgotten()).isZero();
    stage.kept.closes(next);
    stage.rest();

    assertThat(runs()).isEqualTo(BEFORE);
  }

  @Test
  void knowsNothingOfWhatHasBeenRemoved() {
    givesBackUnsaved();
    stage.client.removes(DOWNLOAD);

    stage.client.crashes();
    stage.rest();

    assertThat(stage.open()).isZero();
    assertThat(forgotten()).isEqualTo(2);
  }

  /** The client has saved how all was held, and nothing since. */
  private void givesBackUnsaved() {
    Holder emergency = stage.freezes(QueueStage.A);
    stage.until("all is held", () -> runs().get(DOWNLOAD) == Run.STOPPED);
    stage.rest();
    stage.client.saves();
    stage.kept.closes(emergency);
    stage.rest();
    assertThat(runs()).containsEntry(DOWNLOAD, Run.NORMAL);
    assertThat(tagged()).isZero();
    stage.rounds(SOME);
  }

  private Map<String, Run> runs() {
    Map<String, Run> runs = new TreeMap<>();
    for (ClientTorrent one : stage.client.torrents()) {
      runs.put(one.hash(), one.run());
    }
    return runs;
  }

  private long tagged() {
    Client client = stage.client;
    return client.torrents().stream()
        .filter(one -> one.tags().contains(TorrentEffects.HELD_TAG))
        .count();
  }

  /** Starts of the client that were counted. */
  private long counted() {
    return stage.kept.books.jdbc.sql("select run from clients").query(Long.class).single();
  }

  private long forgotten() {
    return stage.kept.books.count("decisions where verdict = 'forgotten'");
  }
}
