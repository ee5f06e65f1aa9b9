package evenkeel.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Duration QUICK = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Lane lane = new Lane(() -> {});

  @Test
  void showsThatItLivesWhileACallTakesLong() {
    lane.pass(passage -> {
      LanePulse pulse = new LanePulse(passage, heard::add, System::nanoTime);
      pulse.beatEvery(QUICK);
      pulse.beat("looking");
      Awaitility.await().atMost(LONG).until(() -> heard.lastIndexOf("looking") > 3);
      return true;
    });

    assertThat(heard).endsWith("looking");
  }

  @Test
  void showsNothingAnyMoreOnceTheWorkHasEnded() throws InterruptedException {
    Thread beats = lane.pass(passage -> passage.whileIn(QUICK, () -> true));

    beats.join(LONG);

    assertThat(beats.isAlive()).isFalse();
  }

  @Test
  void showsNothingAnyMoreOnceTheWorkIsOvertaken() throws InterruptedException {
    Thread beats =
        lane.pass(passage -> {
          Thread begun = passage.whileIn(QUICK, () -> true);
          Thread.ofVirtual().start(lane::close);
          assertThatThrownBy(() -> passage.rest(LONG)).isInstanceOf(Lane.Overtaken.class);
          join(begun);
          return begun;
        });

    assertThat(beats.isAlive()).isFalse();
  }

  @Test
  void leavesItToTheWorkToHearThatTheAttemptIsOver() throws InterruptedException {
    lane.pass(passage -> {
      LanePulse pulse =
          new LanePulse(
              passage,
              doing -> {
                heard.add(doing);
                throw new ActivityNotExistsException(new IllegalStateException("gone"));
              },
              System::nanoTime);
      join(pulse.beatEvery(QUICK));
      assertThatThrownBy(() -> pulse.beat("looking"))
          .isInstanceOf(ActivityNotExistsException.class);
      return true;
    });

    assertThat(heard).containsExactly("beginning", "looking");
  }

  @Test
  void waitsByAClockThatNobodySets() {
    AtomicLong nanos = new AtomicLong();
    lane.pass(passage -> {
      new LanePulse(passage, heard::add, () -> nanos.getAndAdd(Duration.ofSeconds(10).toNanos()))
          .pause(Duration.ofSeconds(5), "waiting", () -> false);
      return true;
    });

    assertThat(heard).containsExactly("waiting", "waiting");
  }

  private static void join(Thread thread) {
    Awaitility.await().atMost(LONG).until(() -> !thread.isAlive());
  }
}
