package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.Added;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddedReaderTest {
  @Test
  void readsTheWordsOfOlderVersions() throws IOException {
    assertThat(read("Ok.")).isEqualTo(new Added.Taken(Set.of(), false));
    assertThat(read("Fails.")).isInstanceOf(Added.Refused.class);
  }

  @Test
  void readsTheNumbersOfNewerVersions() throws IOException {
    assertThat(
            read("{\"added_torrent_ids\": [\"AB\"], \"success_count\": 1, \"pending_count\": 0}"))
        .isEqualTo(new Added.Taken(Set.of("ab"), false));
    assertThat(read("{\"success_count\": 0, \"pending_count\": 1, \"later\": {}}"))
        .isEqualTo(new Added.Taken(Set.of(), true));
    assertThat(read("{\"failure_count\": 1, \"success_count\": 0, \"pending_count\": 0}"))
        .isInstanceOf(Added.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{", "[]", "{\"success_count\": \"one\"}"})
  void refusesWhatIsNeither(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("torrents/add");
  }

  private static Added read(String answer) throws IOException {
    return AddedReader.read(new ByteArrayInputStream(answer.getBytes(UTF_8)));
  }
}
