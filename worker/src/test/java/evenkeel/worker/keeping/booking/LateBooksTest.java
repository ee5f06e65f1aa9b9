package evenkeel.worker.keeping.booking;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.keeping.model.client.NewTorrent;
import evenkeel.worker.keeping.model.fake.FakeQbittorrent.Announces;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site that books bytes only at announces shows a floor when it is long crossed. */
class LateBooksTest {
  private static final long GB = 1_000_000_000;
  private static final long RATE = 100_000_000;
  private static final Duration INTERVAL = Duration.ofHours(1);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1020, 1000, 3", "1500, 1000, 1"})
  void neverShowsARatioUnderTheFloor(long uploadedGb, long downloadedGb, int torrents) {
    try (var home = home(uploadedGb, downloadedGb)) {
      home.pass(Duration.ofMinutes(6));
      for (int i = 0; i < torrents; i++) {
        download(home, i, 900 * GB, RATE / torrents);
      }

      home.pass(Duration.ofMinutes(80));

      assertThat(home.frozen()).isTrue();
      assertThat(home.site.lowest())
          .as("lowest booked ratio")
          .isGreaterThanOrEqualTo(BigDecimal.ONE);
    }
  }

  @Test
  void leavesAnAccountAloneThatCanBearAllThatIsComing() {
    try (var home = home(1_500, 1_000)) {
      home.pass(Duration.ofMinutes(6));
      download(home, 0, 300 * GB, RATE);

      home.pass(Duration.ofMinutes(80));

      assertThat(home.frozen()).isFalse();
      assertThat(home.extras()).isZero();
    }
  }

  private BookedHome home(long uploadedGb, long downloadedGb) {
    return new BookedHome(folder, new LateBooks(uploadedGb * GB, downloadedGb * GB));
  }

  private static void download(BookedHome home, int number, long bytes, long rate) {
    String hash = home.client.hash(number);
    home.client.adds(List.of(new NewTorrent(hash, Set.of("tracker.test"), false, false, false)));
    home.client.flows(hash, bytes, rate, 0, new Announces(INTERVAL, home.site));
  }
}
