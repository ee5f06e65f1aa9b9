package evenkeel.worker.qbittorrent.maindata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.worker.qbittorrent.session.DiaryFence;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.qbittorrent.session.ScriptedClient;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaindataTest {
  private final ScriptedClient client = new ScriptedClient();
  private final QbittorrentSession session =
      new QbittorrentSession(client.address(), new DiaryFence());
  private final Maindata maindata = new Maindata(session);

  @BeforeEach
  void asksForALogin() {
    client.asksForALogin(true);
    client.answers("auth/login", opening("SID=one"), opening("SID=two"));
    client.answers("auth/logout", new Answer(200, ""));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void goesOnFromTheLastAnswer() {
    client.answers("sync/maindata", full(3), increment(4), increment(5));

    assertThat(maindata.look().restarted()).isTrue();
    assertThat(maindata.look().restarted()).isFalse();
    assertThat(maindata.look().restarted()).isFalse();

    assertThat(polls()).containsExactly("rid=0", "rid=3", "rid=4");
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "200, '{\"rid\": 4, \"torrents\"'", "502, ''", "404, Not Found"})
  void asksForEverythingAfterAnyFailure(int status, String body) {
    client.answers("sync/maindata", full(3), new Answer(status, body), full(5), increment(6));
    maindata.look();

    assertThatThrownBy(maindata::look).isInstanceOf(QbittorrentTrouble.class);

    assertThat(maindata.look().restarted()).isFalse();
    assertThat(polls()).containsExactly("rid=0", "rid=3", "rid=0");
  }

  @Test
  void asksForEverythingInANewSession() {
    client.answers("sync/maindata", full(3), full(1));
    maindata.look();

    session.rotate();

    assertThat(maindata.look().restarted()).isFalse();
    assertThat(polls()).containsExactly("rid=0", "rid=0");
  }

  @Test
  void takesEverythingUnaskedAsARestart() {
    client.answers("sync/maindata", full(3), full(1), increment(2));
    maindata.look();

    assertThat(maindata.look().restarted()).isTrue();
    assertThat(maindata.look().restarted()).isFalse();
  }

  private List<String> polls() {
    return client.asked().stream()
        .filter(asked -> asked.path().equals("sync/maindata"))
        .map(ScriptedClient.Asked::form)
        .toList();
  }

  private static Answer full(int rid) {
    return new Answer(200, "{\"rid\": %d, \"full_update\": true}".formatted(rid));
  }

  private static Answer increment(int rid) {
    return new Answer(200, "{\"rid\": %d}".formatted(rid));
  }

  private static Answer opening(String cookie) {
    return new Answer(200, "Ok.", Map.of("Set-Cookie", cookie));
  }
}
