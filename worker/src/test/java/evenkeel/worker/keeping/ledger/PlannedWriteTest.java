package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannedWriteTest {
  @Test
  void stopsFirstAndThenStartsWhatWasStoppedLast() {
    PlannedWrite seed = write(null, Run.NORMAL);
    PlannedWrite released = write(1L, Run.NORMAL);
    PlannedWrite alsoReleased = write(2L, Run.FORCED);
    PlannedWrite restarted = write(3L, Run.FORCED);
    PlannedWrite stopped = write(null, Run.STOPPED);

    List<PlannedWrite> sorted =
        Stream.of(seed, released, alsoReleased, restarted, stopped)
            .sorted(PlannedWrite.FIRST_TO_LAST)
            .toList();

    assertThat(sorted).containsExactly(stopped, restarted, alsoReleased, released, seed);
  }

  private static PlannedWrite write(@Nullable Long baseline, Run target) {
    return new PlannedWrite(1, baseline, "a", Run.NORMAL, target);
  }
}
