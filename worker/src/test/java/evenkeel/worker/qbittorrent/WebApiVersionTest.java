package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import evenkeel.worker.qbittorrent.session.UnsupportedVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebApiVersionTest {
  @ParameterizedTest
  @CsvSource({
    "2.8.4, PAUSE",
    "2.8.19, PAUSE",
    "2.9.3, PAUSE",
    "2.10, PAUSE",
    "2.11.0, STOP",
    "2.11.4, STOP",
    "2.15.1, STOP",
    "2.16.2, STOP"
  })
  void choosesTheDialectByNumber(String version, Dialect dialect) {
    assertThat(Dialect.of(WebApiVersion.supported(version + "\n"))).isEqualTo(dialect);
  }

  @Test
  void callsTheSameOrdersByTheirNames() {
    assertThat(Dialect.PAUSE.stop()).isEqualTo("torrents/pause");
    assertThat(Dialect.PAUSE.start()).isEqualTo("torrents/resume");
    assertThat(Dialect.STOP.stop()).isEqualTo("torrents/stop");
    assertThat(Dialect.STOP.start()).isEqualTo("torrents/start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.8.3", "2.3", "3.0.0"})
  void refusesWhatItDoesNotKnow(String version) {
    assertThatThrownBy(() -> WebApiVersion.supported(version))
        .isInstanceOf(UnsupportedVersion.class)
        .hasMessageContaining(version)
        .hasMessageContaining("2.8.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ok.", "<html>", "v2.11.4", "2.11.4.1", "2", "2.99999999999"})
  void refusesWhatIsNoVersion(String answer) {
    assertThatThrownBy(() -> WebApiVersion.supported(answer))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("app/webapiVersion");
  }
}
