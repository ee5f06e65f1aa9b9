package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random torrents, user's acts, holders and faults on the real keeper and the real ledgers. One
 * seed again: {@code -Devenkeel.model.seed=N}; more of them, or from where it was broken off:
 * {@code -Devenkeel.model.count=100000} beside it.
 */
class KeepingModelTest {
  private static final int AT_THE_GATE = 2000;
  private static final int LANES = 3;

  @TempDir Path folder;

  @Test
  void givesBackWhateverHappened() {
    boolean again = System.getProperty("evenkeel.model.seed") != null;
    long first = Long.getLong("evenkeel.model.seed", 1);
    long count = Long.getLong("evenkeel.model.count", again ? 1 : AT_THE_GATE);
    try (Stories stories = new Stories(folder, LANES)) {

      assertThat(stories.bad(first, count)).isEmpty();
    }
  }
}
