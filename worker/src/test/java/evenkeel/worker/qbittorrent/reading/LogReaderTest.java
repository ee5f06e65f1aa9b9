package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final String FIRST = line(0, "qBittorrent v5.1.0 started. Process ID: 11", 100);

  @Test
  void namesAStartByTheFirstLine() throws IOException {
    Optional<String> name = first(FIRST, line(1, "Peer ID", 101));

    assertThat(name).isPresent().isEqualTo(first(FIRST));
  }

  @Test
  void namesAnotherStartOtherwise() throws IOException {
    assertThat(first(line(0, "qBittorrent v5.1.0 started. Process ID: 12", 100)))
        .isPresent()
        .isNotEqualTo(first(FIRST));
    assertThat(first(line(0, "qBittorrent v5.1.0 started. Process ID: 11", 101)))
        .isPresent()
        .isNotEqualTo(first(FIRST));
  }

  @Test
  void namesNothingOnceTheFirstLineIsDropped() throws IOException {
    assertThat(first(line(7, "Peer ID", 101), line(8, "Peer ID", 101))).isEmpty();
    assertThat(first()).isEmpty();
  }

  @Test
  void refusesWhatIsNoLog() {
    assertThatThrownBy(() -> first("7")).isInstanceOf(UnreadableAnswer.class);
  }

  private static Optional<String> first(String... lines) throws IOException {
    String body = "[" + String.join(",", lines) + "]";
    return LogReader.first(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private static String line(int id, String message, long time) {
    return "{\"id\":%d,\"message\":\"%s\",\"timestamp\":%d,\"type\":1}"
        .formatted(id, message, time);
  }
}
