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

  @Test
  void namesTheStartAsLongAsItGoesOn() {
    client.answers("sync/maindata", full(3), increment(4));
    client.answers("log/main", started(100));

    maindata.look();
    assertThat(maindata.launch()).startsWith("logged 100 ");
    maindata.look();
    assertThat(maindata.launch()).startsWith("logged 100 ");
    assertThat(client.paths()).filteredOn("log/main"::equals).hasSize(1);
  }

  @Test
  void trustsNoNameThatAnotherSessionTells() {
    client.answers("sync/maindata", full(3));
    client.answers("log/main", new Answer(403, ""), started(200));

    maindata.look();

    assertThat(maindata.launch()).isNull();
  }

  /** What stands before it may forbid what a keeper can do without. */
  @Test
  void looksOnAtAClientThatRefusesToTellItsStart() {
    client.answers("sync/maindata", full(3));
    client.answers("app/processInfo", new Answer(403, ""));
    client.answers("log/main", new Answer(403, ""));

    maindata.look();

    assertThat(maindata.launch()).isNull();
    assertThat(client.paths()).contains("app/processInfo", "log/main");
  }

  @Test
  void remembersARestartOfWhichTheNameWasNotTold() {
    client.answers("sync/maindata", full(3), increment(4));
    client.answers("log/main", new Answer(502, "gone"), started(100));

    assertThatThrownBy(maindata::look).isInstanceOf(QbittorrentTrouble.class);
    assertThat(maindata.look().restarted()).isTrue();
    assertThat(maindata.launch()).startsWith("logged 100 ");
  }

  private static Answer started(long time) {
    return new Answer(200, "[{\"id\":0,\"message\":\"up\",\"timestamp\":%d}]".formatted(time));
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
