package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesReaderTest {
  @Test
  void resolvesTheGlobalShareLimits() throws IOException {
    var preferences = read(stored());

    assertThat(preferences)
        .isEqualTo(
            new Preferences(
                new ShareLimits(1.5, ShareLimits.NONE, 10_080),
                Duration.ofMillis(1500),
                true,
                false,
                3,
                3,
                -1));
  }

  @Test
  void takesALimitThatTheVersionDoesNotKnowAsNone() throws IOException {
    var older = stored().replace("\"max_inactive", "\"renamed");

    assertThat(read(older).limits().inactiveMinutes()).isEqualTo(ShareLimits.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max_ratio_enabled", "max_ratio", "refresh_interval", "max_active_downloads"})
  void namesWhatIsMissing(String key) throws IOException {
    var stored = stored().replace('"' + key + '"', "\"renamed\"");

    assertThatThrownBy(() -> read(stored))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("app/preferences")
        .hasMessageContaining(key);
  }

  @Test
  void namesWhatIsNotAsPromised() throws IOException {
    var stored = stored().replace("\"queueing_enabled\": true", "\"queueing_enabled\": \"yes\"");

    assertThatThrownBy(() -> read(stored)).hasMessageContaining("queueing_enabled");
  }

  private static Preferences read(String answer) throws IOException {
    return PreferencesReader.read(new ByteArrayInputStream(answer.getBytes(UTF_8)));
  }

  private static String stored() throws IOException {
    try (InputStream stored =
        PreferencesReaderTest.class.getResourceAsStream("preferences-5.1.json")) {
      return new String(requireNonNull(stored).readAllBytes(), UTF_8);
    }
  }
}
