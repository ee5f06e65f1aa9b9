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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What versions that are not at hand are known to answer; those at hand stand beside them. */
class EveryVersionTest {
  private static final String HASH = "0e2424f9064463bd28f34dadd695ef56e6a046dc";

  private final ScriptedClient script = new ScriptedClient().asksForALogin(true);
  private final QbittorrentClient client =
      new QbittorrentClient(script.address(), new DiaryFence());

  @AfterEach
  void close() {
    script.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          v4.4.5 | 2.8.5  | 200 | Ok. | SID=a         | pause  | resume | pausedUP  | 0          | , "trackers_removed": [], "tags": [], "categories": {} | Ok.
          v4.5.2 | 2.8.19 | 200 | Ok. | SID=a         | pause  | resume | pausedUP  | 0          | , "trackers_removed": [], "tags": [], "categories": {} | Ok.
          v4.6.7 | 2.9.3  | 200 | Ok. | harbour=a     | pause  | resume | pausedUP  | 4294967295 | ""  | Ok.
          v5.0.5 | 2.11.2 | 200 | Ok. | SID=a         | stop   | start  | stoppedUP | -1         | ""  | Ok.
          v5.1.0 | 2.11.4 | 200 | Ok. | SID=a         | stop   | start  | stoppedUP | -1         | ""  | Ok.
          v5.2.3 | 2.15.1 | 204 | ""  | QBT_SID_1=a   | stop   | start  | stoppedUP | -1         | ""  | {"added_torrent_ids": ["0e2424f9064463bd28f34dadd695ef56e6a046dc"], "failure_count": 0, "pending_count": 0, "success_count": 1}
          v5.3.0 | 2.16.2 | 204 | ""  | QBT_SID_1=a   | stop   | start  | stoppedUP | -1         | ""  | {"added_torrent_ids": ["0e2424f9064463bd28f34dadd695ef56e6a046dc"], "failure_count": 0, "pending_count": 0, "success_count": 1}
          """)
  void isSpokenWithInItsOwnWords(
      String version,
      String webApi,
      int status,
      String body,
      String cookie,
      String stop,
      String start,
      String state,
      String never,
      String empties,
      String added) {
    script.answers("app/version", new Answer(200, version));
    script.answers("app/webapiVersion", new Answer(200, webApi));
    script.answers("auth/login", new Answer(status, body, Map.of("Set-Cookie", cookie + "; path=/")));
    script.answers("sync/maindata", new Answer(200, full(state, empties)), new Answer(200, "{\"rid\": 2}"));
    script.answers("torrents/info", new Answer(200, "[" + torrent("stalledDL", never) + "]"));
    List.of(stop, start).forEach(order -> script.answers("torrents/" + order, new Answer(200, "")));
    script.answers("torrents/add", new Answer(200, added));

    assertThat(client.handshake().version()).isEqualTo(version);
    assertThat(client.look().torrents()).allMatch(torrent -> torrent.run() == Run.STOPPED)
        .allMatch(torrent -> torrent.trackerHosts().equals(Set.of("tracker.example")));
    assertThat(client.look().torrents()).hasSize(1);
    client.orders().stop(List.of(HASH));
    client.orders().start(List.of(HASH));
    var shown = client.torrent(HASH).orElseThrow();
    var taken = client.orders().add(addition());

    assertThat(shown.state()).isEqualTo(TorrentState.STALLED);
    assertThat(shown.completedAt()).isNull();
    assertThat(taken)
        .isEqualTo(new Added.Taken(status == 204 ? Set.of(HASH) : Set.of(), false));
    assertThat(script.paths()).contains("torrents/" + stop, "torrents/" + start);
    assertThat(script.asked().getLast().cookie()).isEqualTo(cookie);
    assertThat(script.asked().getLast().form())
        .containsPattern("name=\"paused\"[^-]*true")
        .containsPattern("name=\"stopped\"[^-]*true")
        .containsPattern("name=\"skip_checking\"[^-]*false")
        .containsPattern("name=\"seedMode\"[^-]*false")
        .containsPattern("name=\"autoTMM\"[^-]*false");
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
        "tracker": "", "added_on": 1, "completion_on": %s}"""
        .formatted(HASH, state, completed);
  }
}
