package evenkeel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.bench.Workshop.Pauses;
import evenkeel.bench.Workshop.Programs;
import evenkeel.bench.Workshop.Scale;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.standalone.supervisor.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the benchmarks run; how fast anything is, is not for a test to say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchTest {
  private static final int FEW = 10;
  private static final Scale TINY =
      new Scale(FEW, FEW, FEW, 0, 1, new Pauses(Duration.ofMillis(100), Duration.ZERO));

  private final OneStage stage = new OneStage(FEW);
  private Workshop workshop;

  static List<Benchmark> benchmarks() {
    return Bench.ALL;
  }

  @BeforeAll
  void findPrograms(@TempDir Path folder) {
    Optional<Path> qbittorrent = RealQbittorrent.find();
    Optional<Path> temporal = Tools.ofThisMachine().temporal();
    assumeTrue(qbittorrent.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    assumeTrue(temporal.isPresent(), "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH");
    Programs programs =
        new Programs(
            qbittorrent.orElseThrow(),
            temporal.orElseThrow(),
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    workshop = new Workshop(folder, programs, TINY, stage);
  }

  @AfterAll
  void closeStage() throws Exception {
    stage.close();
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void measuresAFewTorrents(Benchmark benchmark) throws Exception {
    Table table = benchmark.run(workshop);

    assertThat(table.rows()).isPositive();
    assertThat(table.toString()).hasLineCount(table.rows() + 2).doesNotContain("NaN");
  }
}
