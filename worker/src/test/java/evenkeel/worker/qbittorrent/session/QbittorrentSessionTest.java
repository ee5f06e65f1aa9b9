package evenkeel.worker.qbittorrent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.worker.qbittorrent.reading.TextReader;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Answer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QbittorrentSessionTest {
  private static final Answer FORBIDDEN = new Answer(403, "Forbidden");
  private static final Answer VERSION = new Answer(200, "v5.1.0");

  private final ScriptedClient client = new ScriptedClient();
  private final DiaryFence fence = new DiaryFence();
  private final QbittorrentSession session = new QbittorrentSession(client.address(), fence);

  @BeforeEach
  void asksForALogin() {
    client.asksForALogin(true).answers("app/version", VERSION);
    client.answers("auth/login", opening("SID=one"), opening("SID=two"));
    client.answers("auth/logout", new Answer(200, ""));
    client.answers("torrents/stop", new Answer(200, ""));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4.4, 200, Ok., SID=abc; HttpOnly; SameSite=Strict; path=/, SID=abc",
    "4.6 renamed, 200, Ok., harbour=a/b+c==; HttpOnly; path=/, harbour=a/b+c==",
    "5.1, 200, Ok., SID=abc; HttpOnly; SameSite=Strict; path=/, SID=abc",
    "5.2, 204, '', QBT_SID_8080=abc; HttpOnly; SameSite=Lax; path=/, QBT_SID_8080=abc",
  })
  void logsInAsEveryVersionDoes(
      String version, int status, String body, String setCookie, String cookie) {
    client.answers("auth/login", new Answer(status, body, Map.of("Set-Cookie", setCookie)));

    assertThat(version()).as(version).isEqualTo("v5.1.0");

    assertThat(client.asked().getLast().cookie()).isEqualTo(cookie);
    assertThat(session.fenced()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "200, Fails., wrong user name or password",
    "401, Unauthorized, wrong user name or password",
    "403, 'Your IP address has been banned', banned",
  })
  void triesRefusedCredentialsOnceWhoeverAsks(int status, String body, String reason) {
    client.answers("auth/login", new Answer(status, body));

    IntStream.range(0, 10)
        .mapToObj(_ -> new QbittorrentSession(client.address(), fence))
        .forEach(each ->
            assertThatThrownBy(each::takeOver)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining(reason));

    assertThat(client.paths()).containsOnlyOnce("auth/login");
  }

  @Test
  void tellsAWrongHostFromAWrongPasswordWithoutSendingThePassword() {
    client.asksForALogin(false).answers("app/version", new Answer(401, "Unauthorized"));

    assertThatThrownBy(session::takeOver)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("Server domains");

    assertThat(client.paths()).containsExactly("app/version");
    assertThat(fence.diary()).isEmpty();
  }

  @Test
  void storesASessionBeforeItsFirstUse() {
    session.takeOver();

    assertThat(fence.diary()).containsExactly("opened SID=one", "accepted");
    assertThat(client.paths()).containsExactly("app/version", "auth/login");
  }

  @Test
  void endsEveryOlderSessionBeforeItLogsIn() {
    fence.opened("SID=older");
    fence.opened("SID=oldest");
    client.answers("auth/logout", FORBIDDEN, new Answer(204, ""));

    session.takeOver();

    assertThat(client.paths())
        .containsExactly("auth/logout", "auth/logout", "app/version", "auth/login");
    assertThat(fence.open()).containsExactly("SID=one");
  }

  @Test
  void logsInOnlyWithTheLease() {
    fence.losesLease();

    assertThatThrownBy(session::takeOver).isInstanceOf(DiaryFence.LeaseLost.class);

    assertThat(client.asked()).isEmpty();
  }

  @Test
  void asksForTheLeaseBeforeItReplacesALostSession() {
    session.takeOver();
    client.answers("app/version", FORBIDDEN);
    fence.losesLease();

    assertThatThrownBy(this::version).isInstanceOf(DiaryFence.LeaseLost.class);

    assertThat(client.paths()).containsOnlyOnce("auth/login");
  }

  @Test
  void replacesALostSessionOnceAndReadsAgain() {
    session.takeOver();
    client.answers("app/version", FORBIDDEN, VERSION);

    assertThat(version()).isEqualTo("v5.1.0");

    assertThat(client.asked().getLast().cookie()).isEqualTo("SID=two");
    assertThat(fence.open()).containsExactly("SID=two");
  }

  @Test
  void givesUpWhenANewSessionIsRefusedToo() {
    session.takeOver();
    client.answers("app/version", FORBIDDEN);

    assertThatThrownBy(this::version).isInstanceOf(SessionRefused.class);

    assertThat(client.paths()).filteredOn("auth/login"::equals).hasSize(2);
  }

  @Test
  void neverRepeatsAWriteThatMetALostSession() {
    session.takeOver();
    client.answers("torrents/stop", FORBIDDEN);

    var trouble = catchThrowableOfType(WriteRejected.class, this::stop);

    assertThat(trouble.status()).isEqualTo(403);
    assertThat(client.paths()).containsOnlyOnce("torrents/stop");
    assertThat(version()).isEqualTo("v5.1.0");
    assertThat(client.asked().getLast().cookie()).isEqualTo("SID=two");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 404, 405, 409, 415})
  void tellsAWriteThatWasNotDone(int status) {
    client.answers("torrents/stop", new Answer(status, "", Map.of("Location", "/elsewhere")));

    assertThatThrownBy(this::stop)
        .isInstanceOfSatisfying(WriteRejected.class, e -> assertThat(e.status()).isEqualTo(status));

    assertThat(client.paths()).containsOnlyOnce("torrents/stop").doesNotContain("/elsewhere");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void leavesOpenWhatAProxyAnsweredForTheClient(int status) {
    client.answers("torrents/stop", new Answer(status, "", Map.of("Retry-After", "0")));

    assertThatThrownBy(this::stop).isInstanceOf(OutcomeUnknown.class);

    assertThat(client.paths()).containsOnlyOnce("torrents/stop");
  }

  @Test
  void refusesAnAnswerThatIsLongerThanAnyHonestOne() {
    client.answers("app/version", new Answer(200, "x".repeat(1000)));

    assertThatThrownBy(this::version)
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("app/version");
  }

  @Test
  void worksWithoutAFenceWhereNoLoginIsAsked() {
    client.asksForALogin(false);

    session.takeOver();
    stop();

    assertThat(session.fenced()).isFalse();
    assertThat(client.paths()).containsExactly("app/version", "torrents/stop");
  }

  @Test
  void worksWithoutAFenceWhereALoginGivesNoSession() {
    client.asksForALogin(false).answers("app/version", FORBIDDEN, VERSION);
    client.answers("auth/login", new Answer(204, ""));

    assertThat(version()).isEqualTo("v5.1.0");

    assertThat(session.fenced()).isFalse();
  }

  @Test
  void keepsTheSessionThatAClientWithoutLoginOpens() {
    client.asksForALogin(false).answers("app/version", opening("SID=free"));
    client.answers("torrents/stop", new Answer(200, ""), opening("SID=anew"), new Answer(200, ""));
    session.takeOver();
    var run = session.run();

    stop();
    stop();
    stop();

    assertThat(client.asked())
        .extracting(ScriptedClient.Asked::cookie)
        .containsExactly(null, "SID=free", "SID=free", "SID=anew");
    assertThat(session.run()).isGreaterThan(run);
    assertThat(fence.open()).containsExactly("SID=anew");
  }

  @Test
  void makesNoCallOnASessionThatCouldNotBeRotated() {
    session.takeOver();
    client.answers("auth/logout", new Answer(502, ""), new Answer(200, ""));

    assertThatThrownBy(session::rotate).isInstanceOf(ClientAway.class);
    stop();

    assertThat(client.asked().getLast().cookie()).isEqualTo("SID=two");
    assertThat(fence.open()).containsExactly("SID=two");
  }

  @Test
  void knowsFromALiveSessionThatTheClientRanOn() {
    session.takeOver();
    var run = session.run();

    session.rotate();
    assertThat(session.run()).isEqualTo(run);

    client.answers("auth/logout", FORBIDDEN);
    session.rotate();
    assertThat(session.run()).isGreaterThan(run);
  }

  @Test
  void takesNoLogoutAtAClientWithoutLoginAsProofThatItRanOn() {
    client.asksForALogin(false);
    fence.opened("SID=older");

    session.takeOver();

    assertThat(session.run()).isEqualTo(1);
  }

  @Test
  void logsOutAtTheEnd() {
    session.takeOver();

    session.close();

    assertThat(client.paths()).last().isEqualTo("auth/logout");
    assertThat(fence.open()).isEmpty();
  }

  @Test
  void keepsSecretsOutOfWhatItSays() {
    client.answers("torrents/stop", new Answer(400, "SID=one tide"));

    assertThatThrownBy(this::stop).message().doesNotContain("SID", "tide");
    assertThat(client.address()).asString().doesNotContain("tide");
  }

  private String version() {
    return session.read("app/version", Map.of(), body -> TextReader.line("app/version", body));
  }

  private void stop() {
    session.write("torrents/stop", Map.of("hashes", "a"));
  }

  private static Answer opening(String cookie) {
    return new Answer(200, "Ok.", Map.of("Set-Cookie", cookie + "; HttpOnly; path=/"));
  }
}
