package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told of a client that cannot be looked at in an emergency. */
class AwayClientTest {
  private static final Duration LONG = Duration.ofSeconds(121);

  @TempDir Path folder;
  private QueueStage stage;

  @BeforeEach
  void start() {
    stage = new QueueStage(folder);
    stage.begin(-1, -1);
    stage.downloads(3, QueueStage.A);
    stage.rest();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void isToldOnceWhenItStaysAway() {
    leaves();
    freezes();
    stage.rounds(5);
    assertThat(told()).as("it may only be started anew").isEmpty();

    stage.passes(LONG);
    stage.rounds(5);

    assertThat(told())
        .singleElement()
        .asString()
        .contains("client home", "emergency/127.0.0.1 1", "the connection broke");
    stage.client.way().goesWell();
    stage.rest();
    assertThat(stage.running()).isZero();
    assertThat(told()).hasSize(1);
  }

  /** However long the client has been away before. */
  @Test
  void isNotToldBeforeItHadTheTimeToComeBack() {
    leaves();
    stage.rounds(1);
    stage.passes(LONG);
    stage.rounds(1);
    freezes();
    stage.rounds(5);
    assertThat(told()).isEmpty();

    stage.passes(LONG);
    stage.rounds(1);

    assertThat(told()).hasSize(1);
  }

  @Test
  void isNotToldOfWhatWasLookedAtInTime() {
    freezes(QueueStage.B);
    stage.rest();

    leaves();
    freezes();
    stage.rounds(1);
    stage.passes(LONG);
    stage.rounds(5);

    assertThat(told()).singleElement().asString().contains("emergency/127.0.0.1 1");
  }

  @Test
  void isNotToldWhereNothingWouldBeStopped() {
    stage.kept.observing = true;
    leaves();
    freezes();
    stage.rounds(1);

    stage.passes(LONG);
    stage.rounds(5);

    assertThat(told()).isEmpty();
  }

  /** What a column has by default is of the real time. */
  private void freezes() {
    freezes(QueueStage.A);
  }

  private void freezes(String account) {
    stage.freezes(account);
    stage.kept.books.jdbc.sql("update holders set opened_at = now()").update();
  }

  private void leaves() {
    stage.client.way().goesAway(Integer.MAX_VALUE);
  }

  private List<String> told() {
    return stage
        .kept
        .books
        .jdbc
        .sql("select text from notices where kind = 'AWAY'")
        .query((row, number) -> row.getString("text"))
        .list();
  }
}
