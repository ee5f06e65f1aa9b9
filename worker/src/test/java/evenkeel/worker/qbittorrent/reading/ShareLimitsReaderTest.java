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

  /** Its own say that the client's hold, but its category's do before those. */
  @Test
  void readsWhatACategoryGivesToATorrent() throws IOException {
    assertThat(
            read(
                """
                [{"hash": "ab", "category": "books", "share_limit_action": "Default",
                  "ratio_limit": -2, "max_ratio": 2, "seeding_time_limit": -2,
                  "max_seeding_time": 90, "inactive_seeding_time_limit": -2,
                  "max_inactive_seeding_time": 7},
                 {"hash": "cd", "category": "books", "share_limit_action": "Default",
                  "ratio_limit": 3, "max_ratio": 3, "seeding_time_limit": -1,
                  "max_seeding_time": -1, "inactive_seeding_time_limit": -2,
                  "max_inactive_seeding_time": -1}]
                """))
        .isEqualTo(
            Map.of(
                "ab", new ShareLimits(2, 90, 7),
                "cd", new ShareLimits(3, ShareLimits.NONE, ShareLimits.GLOBAL)));
  }

  /** They are asked for where they are set, since polls may tell old ones. */
  @Test
  void leavesTheLimitsOfTheClientToItsPreferences() throws IOException {
    assertThat(
            read(
                """
                [{"hash": "ab", "category": "", "share_limit_action": "Default",
                  "ratio_limit": -2, "max_ratio": 2},
                 {"hash": "cd", "category": "books", "ratio_limit": -2, "max_ratio": 2}]
                """))
        .isEqualTo(Map.of("ab", ShareLimits.global(), "cd", ShareLimits.global()));
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
