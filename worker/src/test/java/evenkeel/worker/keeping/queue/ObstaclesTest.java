package evenkeel.worker.keeping.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is taken for an obstacle, and when. */
class ObstaclesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Obstacles obstacles = new Obstacles();
  private Instant now = Instant.EPOCH;

  @Test
  void countAtOnceIfTheyLastByThemselves() {
    look(QueueObstacle.SHARE_LIMIT);

    assertThat(obstacles.of(1)).contains(QueueObstacle.SHARE_LIMIT);
    assertThat(obstacles.of(2)).isEmpty();
  }

  @Test
  void endWithTheLookThatDoesNotShowThem() {
    look(QueueObstacle.SHARE_LIMIT);
    look(null);

    assertThat(obstacles.of(1)).isEmpty();
  }

  @Test
  void countOnlyAfterAMinuteWhereTheClientMayLetInSomebody() {
    look(QueueObstacle.OTHER);
    now = now.plus(MINUTE).minusMillis(1);
    look(QueueObstacle.OTHER);
    assertThat(obstacles.of(1)).isEmpty();

    now = now.plusMillis(1);
    look(QueueObstacle.OTHER);

    assertThat(obstacles.of(1)).contains(QueueObstacle.OTHER);
  }

  @Test
  void countTheMinuteAnewOnceNothingWaited() {
    look(QueueObstacle.OTHER);
    now = now.plus(MINUTE);
    look(null);
    look(QueueObstacle.OTHER);

    assertThat(obstacles.of(1)).isEmpty();
  }

  @Test
  void countTheMinuteAnewOnceSomethingElseWasInTheWay() {
    look(QueueObstacle.OTHER);
    now = now.plus(MINUTE);
    look(QueueObstacle.DOWNLOADS);
    look(QueueObstacle.OTHER);

    assertThat(obstacles.of(1)).isEmpty();
  }

  @Test
  void overlookDownloadsAlone() {
    obstacles.found(1, Optional.of(QueueObstacle.DOWNLOADS), now);
    obstacles.found(2, Optional.of(QueueObstacle.GIVEN_UP), now);

    obstacles.overlookDownloads();

    assertThat(obstacles.of(1)).isEmpty();
    assertThat(obstacles.of(2)).contains(QueueObstacle.GIVEN_UP);
  }

  private void look(@Nullable QueueObstacle found) {
    obstacles.clear();
    obstacles.found(1, Optional.ofNullable(found), now);
  }
}
