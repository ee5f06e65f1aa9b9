package evenkeel.worker.keeping.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.worker.keeping.model.real.RealStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The stories of {@link KeepingModelTest} on real clients, without what those cannot be made to do.
 * More of them: {@code -Devenkeel.model.real.count=50}, from {@code -Devenkeel.model.seed=N} on.
 */
class RealClientsModelTest {
  private static final int AT_THE_GATE = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void givesBackWhateverHappened(QbittorrentRelease release) {
    var program = release.program();
    assumeTrue(program.isPresent(), release.missing());
    long first = Long.getLong("evenkeel.model.seed", 1);
    long count = Long.getLong("evenkeel.model.real.count", AT_THE_GATE);
    List<String> bad = new ArrayList<>();
    try (Keeping kept = new Keeping(folder);
        RealStage stage = new RealStage(release, program.orElseThrow(), folder.resolve("client"))) {
      for (long seed = first; seed < first + count; seed++) {
        Plan plan = Plans.of(seed).within(stage.abilities());
        List<String> faults = Story.tell(plan, kept, stage);
        if (!faults.isEmpty()) {
          bad.add(plan.words() + "\n  => " + String.join("\n  => ", faults));
        }
      }
    }

    assertThat(bad).isEmpty();
  }
}
