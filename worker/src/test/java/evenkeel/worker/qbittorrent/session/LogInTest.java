package evenkeel.worker.qbittorrent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.worker.qbittorrent.reading.TextReader;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Answer;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Asked;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogInTest {
  private static final Answer FORBIDDEN = new Answer(403, "Forbidden");
  private static final Answer VERSION = new Answer(200, "v5.3.0");
  private static final ClientLogin BASIC = new ClientLogin.Basic("keeper", new Secret("tide"));
  private static final ClientLogin KEY = new ClientLogin.ApiKey(new Secret("qbt_tide"));

  private final ScriptedClient client = new ScriptedClient().answers("app/version", VERSION);
  private final DiaryFence fence = new DiaryFence();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void showsAKeyWithEveryRequestAndKeepsNoSession() {
    var session = session(KEY);
    client.answers("torrents/stop", opening("SID=any"));

    version(session);
    session.write("torrents/stop", Map.of("hashes", "a"));
    session.close();

    assertThat(client.asked()).extracting(Asked::authorization).containsOnly("Bearer qbt_tide");
    assertThat(client.asked()).extracting(Asked::cookie).containsOnlyNulls();
    assertThat(client.paths()).containsExactly("app/version", "app/version", "torrents/stop");
    assertThat(session.fenced()).isFalse();
    assertThat(session.shared()).isTrue();
    assertThat(fence.diary()).containsOnly("accepted");
  }

  @Test
  void asksOnceMoreWhenAKeyWasWithdrawnAndThenSaysSo() {
    var session = session(KEY);
    version(session);
    client.answers("app/version", FORBIDDEN);

    assertThatThrownBy(() -> version(session))
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("API key")
        .message()
        .doesNotContain("tide");

    assertThat(client.asked()).hasSize(4);
  }

  @Test
  void showsThePasswordByBasicOnceAndThenItsSession() {
    client.asksForALogin(true).answers("app/version", opening("QBT_SID_1=a"), VERSION);
    var session = session(BASIC);

    version(session);
    version(session);

    assertThat(client.asked())
        .extracting(Asked::authorization)
        .containsExactly(null, "Basic a2VlcGVyOnRpZGU=", null, null);
    assertThat(client.asked().getLast().cookie()).isEqualTo("QBT_SID_1=a");
    assertThat(session.fenced()).isTrue();
    assertThat(session.shared()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"401, wrong user name or password", "403, 5.2 or newer"})
  void triesARefusedBasicOnceWhoeverAsks(int status, String reason) {
    client.asksForALogin(true).answers("app/version", new Answer(status, ""));

    IntStream.range(0, 10)
        .mapToObj(_ -> session(BASIC))
        .forEach(each ->
            assertThatThrownBy(each::takeOver)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining(reason));

    assertThat(client.asked()).filteredOn(asked -> asked.authorization() != null).hasSize(1);
  }

  @Test
  void sendsNothingWhereNoLoginIsKnown() {
    client.asksForALogin(true);

    assertThatThrownBy(session(new ClientLogin.None())::takeOver)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("login: none");

    assertThat(client.paths()).containsExactly("app/version");
    assertThat(fence.diary()).isEmpty();
  }

  @Test
  void waitsWhereAProxyAsksForPatience() {
    client.answers("app/version", new Answer(429, ""));

    assertThatThrownBy(session(KEY)::takeOver).isInstanceOf(ClientAway.class);
    assertThatThrownBy(session(new ClientLogin.None())::takeOver).isInstanceOf(ClientAway.class);
  }

  private QbittorrentSession session(ClientLogin login) {
    return new QbittorrentSession(client.letsIn(login).address(), fence);
  }

  private static String version(QbittorrentSession session) {
    return session.read("app/version", Map.of(), body -> TextReader.line("app/version", body));
  }

  private static Answer opening(String cookie) {
    return new Answer(200, "v5.3.0", Map.of("Set-Cookie", cookie + "; HttpOnly; path=/"));
  }
}
