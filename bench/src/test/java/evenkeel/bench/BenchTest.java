package evenkeel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.bench.Workshop.Scale;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.standalone.supervisor.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the benchmarks run; how fast anything is, is not for a test to say. */
class BenchTest {
  private static final Scale TINY = new Scale(10, 10, 10, 1);

  @TempDir Path folder;

  static List<Benchmark> benchmarks() {
    return Bench.ALL;
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void measuresAFewTorrents(Benchmark benchmark) throws Exception {
    Optional<Path> qbittorrent = RealQbittorrent.find();
    Optional<Path> temporal = Tools.ofThisMachine().temporal();
    assumeTrue(qbittorrent.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    assumeTrue(temporal.isPresent(), "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH");
    Workshop workshop =
        new Workshop(
            folder,
            qbittorrent.orElseThrow(),
            temporal.orElseThrow(),
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            TINY);

    Table table = benchmark.run(workshop);

    assertThat(table.rows()).isPositive();
    assertThat(table.toString()).hasLineCount(table.rows() + 2).doesNotContain("NaN");
  }
}
