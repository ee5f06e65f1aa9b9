package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.ServerState;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferReaderTest {
  private static final String ANSWER =
      """
      {"connection_status": "firewalled", "dht_nodes": 0, "dl_info_data": 1, "dl_info_speed": 2,
       "dl_rate_limit": 0, "up_info_data": 3, "up_info_speed": 4, "up_rate_limit": 0}\
      """;

  @Test
  void readsWhatTheClientMoves() throws IOException {
    assertThat(read(ANSWER))
        .isEqualTo(new ServerState(ServerState.Connection.FIREWALLED, 2, 4, 1, 3, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"dl_info_data\"",
        "\"up_info_speed\"",
        "\"connection_status\"",
        "\"firewalled\""
      })
  void refusesWhatIsNotAsPromised(String part) {
    assertThatThrownBy(() -> read(ANSWER.replace(part, "\"other\"")))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("connection_status");
  }

  private static ServerState read(String answer) throws IOException {
    return TransferReader.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), null);
  }
}
