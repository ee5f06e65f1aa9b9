package evenkeel.worker.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import evenkeel.worker.qbittorrent.session.ScriptedClient;
import evenkeel.worker.qbittorrent.session.ScriptedClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What versions that are not at hand are known to answer; those at hand stand beside them. */
class EveryVersionTest {
  private static final String HASH = "0e2424f9064463bd28f34dadd695ef56e6a046dc";

  private static final String EMPTIES =
      ", \"trackers_removed\": [], \"tags\": [], \"categories\": {}";
  private static final String NUMBERS =
      """
      {"added_torrent_ids": ["%s"], "failure_count": 0, "pending_count": 0, "success_count": 1}\
      """
          .formatted(HASH);

  private final ScriptedClient script = new ScriptedClient().asksForALogin(true);
  private final QbittorrentClient client =
      new QbittorrentClient(script.address(), new DiaryFence());

  @AfterEach
  void close() {
    script.close();
  }

  /** How one version speaks. */
  record Words(
      String version,
      String webApi,
      Answer login,
      String stop,
      String start,
      String stopped,
      String neverCompleted,
      String empties,
      String added) {
    String cookie() {
      return login.headers().getOrDefault("Set-Cookie", "").split(";", 2)[0];
    }
  }

  static Stream<Words> versions() {
    return Stream.of(
        four("v4.4.5", "2.8.5", "SID=a", "0", EMPTIES),
        four("v4.5.2", "2.8.19", "SID=a", "0", EMPTIES),
        four("v4.6.7", "2.9.3", "harbour=a", "4294967295", ""),
        five("v5.0.5", "2.11.2", opening(200, "SID=a"), "Ok."),
        five("v5.1.0", "2.11.4", opening(200, "SID=a"), "Ok."),
        five("v5.2.3", "2.15.1", opening(204, "QBT_SID_1=a"), NUMBERS),
        five("v5.3.0", "2.16.2", opening(204, "QBT_SID_1=a"), NUMBERS));
  }

  private static Words four(
      String version, String webApi, String cookie, String never, String empties) {
    var login = opening(200, cookie);
    return new Words(version, webApi, login, "pause", "resume", "pausedUP", never, empties, "Ok.");
  }

  private static Words five(String version, String webApi, Answer login, String added) {
    return new Words(version, webApi, login, "stop", "start", "stoppedUP", "-1", "", added);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void isLookedAtAndOrderedInItsOwnWords(Words words) {
    follow(words);

    assertThat(client.handshake().version()).isEqualTo(words.version);
    assertThat(client.look().torrents())
        .allMatch(torrent -> torrent.run() == Run.STOPPED)
        .allMatch(torrent -> torrent.trackerHosts().equals(Set.of("tracker.example")));
    assertThat(client.look().torrents()).hasSize(1);
    client.orders().stop(List.of(HASH));
    client.orders().start(List.of(HASH));

    assertThat(script.paths()).endsWith("torrents/" + words.stop, "torrents/" + words.start);
    assertThat(script.asked().getLast().cookie()).isEqualTo(words.cookie());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void tellsOfATorrentAndTakesOne(Words words) {
    follow(words);

    var shown = client.torrent(HASH).orElseThrow();
    var added = client.orders().add(addition());

    assertThat(shown.state()).isEqualTo(TorrentState.STALLED);
    assertThat(shown.completedAt()).isNull();
    var told = words.added.equals(NUMBERS) ? Set.of(HASH) : Set.<String>of();
    assertThat(added).isEqualTo(new Added.Taken(told, false));
    assertThat(script.asked().getLast().form())
        .containsPattern("name=\"paused\"[^-]*true")
        .containsPattern("name=\"stopped\"[^-]*true")
        .containsPattern("name=\"skip_checking\"[^-]*false")
        .containsPattern("name=\"seedMode\"[^-]*false")
        .containsPattern("name=\"autoTMM\"[^-]*false");
  }

  private void follow(Words words) {
    script.answers("app/version", new Answer(200, words.version));
    script.answers("app/webapiVersion", new Answer(200, words.webApi));
    script.answers("auth/login", words.login);
    script.answers(
        "sync/maindata",
        new Answer(200, full(words.stopped, words.empties)),
        new Answer(200, "{\"rid\": 2}"));
    script.answers(
        "torrents/info", new Answer(200, "[" + torrent("stalledDL", words.neverCompleted) + "]"));
    script.answers("torrents/" + words.stop, new Answer(200, ""));
    script.answers("torrents/" + words.start, new Answer(200, ""));
    script.answers("torrents/add", new Answer(200, words.added));
  }

  private static Answer opening(int status, String cookie) {
    var body = status == 200 ? "Ok." : "";
    return new Answer(status, body, Map.of("Set-Cookie", cookie + "; path=/"));
  }

  private static Addition addition() {
    var file = new Addition.File("d".getBytes(StandardCharsets.UTF_8));
    return new Addition(file, "books", Path.of("/books"), true, false);
  }

  private static String full(String state, String empties) {
    return "{\"rid\": 1, \"full_update\": true, \"torrents\": {\"%s\": %s}, \"trackers\": {\"%s\": [\"%s\"]}%s}"
        .formatted(HASH, torrent(state, "1"), "https://tracker.example/announce", HASH, empties);
  }

  /** Its own tracker is not told, as by older versions while it does not answer. */
  private static String torrent(String state, String completed) {
    return """
    {"hash": "%s", "name": "book", "state": "%s", "progress": 0.5, "size": 10, "amount_left": 5,
    "ratio": 0, "dlspeed": 0, "upspeed": 0, "category": "", "tags": "", "save_path": "/books",
    "tracker": "", "added_on": 1, "completion_on": %s}\
    """
        .formatted(HASH, state, completed);
  }
}
