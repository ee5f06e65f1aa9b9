package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShareLimitsReaderTest {
  @Test
  void readsTheLimitsOfEachTorrent() throws IOException {
    assertThat(
            read(
                """
                [{"ratio_limit": 2.5, "hash": "AB", "inactive_seeding_time_limit": 7, "ratio": 9},
                 {"hash": "cd", "seeding_time_limit": 90}]
                """))
        .isEqualTo(
            Map.of(
                "ab", new ShareLimits(2.5, ShareLimits.GLOBAL, 7),
                "cd", new ShareLimits(ShareLimits.GLOBAL, 90, ShareLimits.GLOBAL)));
  }

  @Test
  void refusesWhatHasNoHash() {
    assertThatThrownBy(() -> read("[{\"ratio_limit\": 1}]"))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("hash is missing");
  }

  private static Map<String, ShareLimits> read(String body) throws IOException {
    return ShareLimitsReader.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }
}
