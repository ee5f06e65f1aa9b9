package evenkeel.worker.qbittorrent.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.Dialect;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.ScriptedClient;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorrentOrdersTest {
  private static final String ONE = "0e2424f9064463bd28f34dadd695ef56e6a046dc";
  private static final String TWO = "7361732f888f8fef83bb2fee97e886b512916647";

  private final ScriptedClient client = new ScriptedClient();
  private final QbittorrentSession session =
      new QbittorrentSession(client.address(), new DiaryFence());
  private final TorrentOrders orders = new TorrentOrders(session, () -> Dialect.STOP);

  @BeforeEach
  void asksForNoLogin() {
    client.answers("app/version", new Answer(200, "v"));
    List.of(
            "torrents/stop",
            "torrents/start",
            "torrents/pause",
            "torrents/resume",
            "torrents/setForceStart",
            "torrents/addTags",
            "torrents/removeTags",
            "app/setPreferences")
        .forEach(path -> client.answers(path, new Answer(200, "")));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PAUSE, torrents/pause, torrents/resume",
    "STOP, torrents/stop, torrents/start",
  })
  void stopsAndStartsInTheClientsDialect(Dialect dialect, String stop, String start) {
    var spoken = new TorrentOrders(session, () -> dialect);

    spoken.stop(List.of(ONE, TWO));
    spoken.start(List.of(ONE));

    assertThat(client.paths()).containsExactly("app/version", stop, start);
    assertThat(client.asked().get(1).form()).isEqualTo("hashes=" + ONE + "%7C" + TWO);
  }

  @Test
  void sendsEachOrderWithItsFields() {
    orders.setForceStart(List.of(ONE), true);
    orders.addTags(List.of(ONE), "evenkeel-held");
    orders.removeTags(List.of(ONE), "evenkeel-held");
    orders.setPreferences(Map.of("max_active_uploads", 7));

    assertThat(client.asked().stream().skip(1).map(ScriptedClient.Asked::form))
        .containsExactly(
            "hashes=" + ONE + "&value=true",
            "hashes=" + ONE + "&tags=evenkeel-held",
            "hashes=" + ONE + "&tags=evenkeel-held",
            "json=%7B%22max_active_uploads%22%3A7%7D");
  }

  @Test
  void asksNothingForNoTorrents() {
    orders.stop(List.of());
    orders.start(List.of());
    orders.setForceStart(List.of(), false);
    orders.addTags(List.of(), "tag");
    orders.removeTags(List.of(), "tag");

    assertThat(client.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "", ONE + "|" + TWO, "0E2424F9064463BD28F34DADD695EF56E6A046DC"})
  void refusesWhatIsNoHash(String hash) {
    assertThatThrownBy(() -> orders.stop(List.of(ONE, hash)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(client.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,b"})
  void refusesWhatIsNotOneTag(String tag) {
    assertThatThrownBy(() -> orders.removeTags(List.of(ONE), tag))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(client.asked()).isEmpty();
  }
}
