package evenkeel.worker.qbittorrent.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnounceUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://T.Tracker.Test/announce?key=x, t.tracker.test",
    "http://tracker.test:2710/secret@x/announce, tracker.test",
    "udp://tracker.test:80, tracker.test",
    "wss://user:word@tracker.test/, tracker.test",
    "http://[::1]:80/announce, [::1]",
    "http://tracker.test/a|b{c} d, tracker.test",
  })
  void findsTheHost(String url, String host) {
    assertThat(AnnounceUrl.host(url)).contains(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "** [DHT] **", "http://", "tracker.test/announce"})
  void findsNoneWhereNoneIs(String url) {
    assertThat(AnnounceUrl.host(url)).isEmpty();
  }
}
