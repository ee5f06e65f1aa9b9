package evenkeel.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a door that answers what each test tells it to. */
class TerminalTest {
  private static final String PROBLEM =
      """
      {"type": "urn:evenkeel:problem:invalid-request", "title": "The request has faults",
       "detail": "One fault.", "faults": [{"field": "reason", "found": "nothing", "allowed": "a text"}]}
      """;

  @TempDir Path data;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private int status = 200;
  private HttpServer door;

  @BeforeEach
  void open() throws Exception {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    door = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    door.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
          asked.add("%s %s %s %s".formatted(exchange.getRequestMethod(), path, key, body).strip());
          byte[] answer = answers.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    door.start();
    Files.writeString(data.resolve("api-key"), "the-key\n");
    Files.writeString(
        data.resolve("running.properties"),
        "pid=1\napi=http\\://127.0.0.1\\:%d\n".formatted(door.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    door.stop(0);
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void ordersWithTheKeyAndTheReasonAndTellsWhatCameOfIt() throws Exception {
    answers.put(
        "/api/accounts/mam/freeze",
        """
        {"account": "mam", "state": "open", "number": 7, "phase": "freezing",
         "hold": "say \\"no\\"", "clients": [{"client": "home", "stopped": 3, "pending": 2}]}
        """);

    assertThat(run("freeze", "mam", "--reason", "say \"no\"")).isZero();

    assertThat(asked)
        .containsExactly("POST /api/accounts/mam/freeze the-key {\"reason\":\"say \\\"no\\\"\"}");
    assertThat(said())
        .contains("mam: emergency 7, freezing, held by order: say \"no\"")
        .contains("home: 3 held, 2 under way");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          release mam --reason enough  | /api/accounts/mam/release   | {"reason":"enough"}
          release mam                  | /api/accounts/mam/release   | {"reason":"ordered on the command line"}
          hand-back mam                | /api/accounts/mam/hand-back | {}
          decide home leave            | /api/clients/home/decide    | {"decision":"leave"}
          decide home assert           | /api/clients/home/decide    | {"decision":"assert"}
          hand-back ../a?b             | /api/accounts/..%2Fa%3Fb/hand-back | {}
          undo 42                      | /api/torrents/stop-downloading/42/undo | {}
          restart abc --client home    | /api/torrents/abc/restart | {}
          stop-downloading --all --reason busy | /api/torrents/stop-downloading | {"all":true,"reason":"busy"}
          stop-downloading --account mam --reason busy --tag a --tag b | /api/torrents/stop-downloading | {"accounts":["mam"],"reason":"busy","tags":["a","b"]}
          """)
  void asksAtTheRightDoor(String words, String path, String body) throws Exception {
    assertThat(run(words.split(" "))).isZero();

    assertThat(asked).containsExactly("POST %s the-key %s".formatted(path, body));
  }

  @Test
  void tellsWhatWaitsForTheBufferAndHowToEndIt() throws Exception {
    answers.put(
        "/api/accounts/mam/hand-back",
        """
        {"account": "mam", "state": "open", "number": 7, "phase": "releasing",
         "clients": [{"client": "home", "stopped": 3, "waiting": 3, "waiting_bytes": 5905580032}],
         "story": {"too_large": {"torrents": 1, "bytes": 5}, "asks_until": "2026-05-02T10:00:00Z"}}
        """);

    assertThat(run("hand-back", "mam")).isZero();

    assertThat(said())
        .contains("mam: emergency 7 is being given back, as far as the buffer bears")
        .contains("home: 3 held, 3 of them wait for the buffer (5.5 GiB)")
        .contains("1 downloads are larger than the whole buffer")
        .contains("until 2026-05-02T10:00:00Z or until you say ./evenkeel hand-back mam");
  }

  @Test
  void printsTheAnswerAsItIsWhenAskedForJson() throws Exception {
    answers.put("/api/clients/home/decide", "{\"torrents\": 41}");

    assertThat(run("decide", "home", "leave", "--json")).isZero();

    assertThat(said()).isEqualTo("{\"torrents\": 41}\n");
  }

  @Test
  void tellsTheProblemAndItsFieldsWhenItIsRefused() throws Exception {
    status = 400;
    answers.put("/api/accounts/mam/release", PROBLEM);

    assertThat(run("release", "mam")).isEqualTo(1);
    assertThat(said()).isEmpty();
    assertThat(complained())
        .contains("The request has faults: One fault.")
        .contains("reason: found nothing; allowed: a text");

    assertThat(run("release", "mam", "--json")).isEqualTo(1);
    assertThat(said()).isEqualTo(PROBLEM + "\n");
  }

  @Test
  void tellsHowAccountsStand() throws Exception {
    answers.put(
        "/api/accounts",
        """
        {"accounts": [{"id": "mam", "mode": "act", "level": "emergency", "stale": true,
          "trouble": "the cookie is dead", "last_reading": {"ratio": 0.97, "read_at": "2020-01-01T00:00:00Z"}},
         {"id": "new", "mode": "observe", "last_reading": null}]}
        """);
    answers.put(
        "/api/accounts/mam/emergency",
        """
        {"state": "open", "number": 7, "phase": "frozen", "hold": null,
         "clients": [{"client": "home", "stopped": 4, "guarded": 30},
                     {"client": "box", "reported": false}]}
        """);
    answers.put("/api/accounts/new/emergency", "{\"state\": \"none\"}");

    assertThat(run("status")).isZero();

    assertThat(said())
        .contains("mam (act): ratio 0.97, emergency, read ")
        .contains("too old to count", "trouble: the cookie is dead", "emergency 7, frozen")
        .contains("home: 4 held, 30 changed at once and wait: ./evenkeel decide home leave|assert")
        .contains("box: not heard of yet")
        .contains("new (observe): no reading yet", "nothing has been frozen");
  }

  /** A row is closed before anything is given back. */
  @ParameterizedTest
  @CsvSource({"releasing, emergency 7 is being given back", "released, emergency 7 is over"})
  void saysThatItIsOverOnlyWhenAllIsGivenBack(String phase, String words) throws Exception {
    answers.put("/api/accounts", "{\"accounts\": [{\"id\": \"mam\"}]}");
    answers.put(
        "/api/accounts/mam/emergency",
        "{\"state\": \"closed\", \"number\": 7, \"phase\": \"%s\"}".formatted(phase));

    assertThat(run("status")).isZero();

    assertThat(said()).contains(words);
  }

  @Test
  void tellsWhatItTakesToRecover() throws Exception {
    answers.put("/api/accounts", "{\"accounts\": [{\"id\": \"mam\"}]}");
    answers.put(
        "/api/accounts/mam/forecast",
        """
        {"needed_bytes": 1610612736, "hours_low": 1.5, "hours_likely": 2, "hours_high": 4.1}
        """);

    assertThat(run("status")).isZero();

    assertThat(said()).contains("to recover: 1.5 GiB more upload, in about 2 h (1.5 to 4.1 h)");
  }

  @Test
  void tellsHowClientsStand() throws Exception {
    answers.put(
        "/api/clients",
        """
        {"clients": [{"id": "home", "version": "v5.1.0", "trouble": null, "held": 4,
         "seeding": {"queueing": true, "alternative_limits": true, "session_paused": true,
                     "upload_limit": 51200},
          "last_look_at": "2020-01-01T00:00:00Z", "torrents": {"seeding": 2, "stopped": 4}},
         {"id": "box", "trouble": "connection refused"}]}
        """);

    assertThat(run("status")).isZero();

    assertThat(said())
        .contains(
            "    seeding: the whole session is paused, nothing moves; alternative speed limits are on;"
                + " uploads at most 50 KiB/s; queueing is on")
        .contains("client home: v5.1.0", "2 seeding, 4 stopped; 4 held by Evenkeel")
        .contains("client box: AWAY, connection refused");
  }

  @Test
  void namesOpenOrdersAndHowTheyEnd() throws Exception {
    answers.put(
        "/api/torrents/orders",
        """
        {"orders": [{"number": 42, "phase": "stopped", "reason": "a quiet line",
          "clients": [{"client": "home", "stopped": 4}, {"client": "box", "reported": false}]}]}
        """);

    assertThat(run("status")).isZero();
    assertThat(said())
        .contains("order 42, stopped: a quiet line (./evenkeel undo 42 gives back)")
        .contains("home: 4 held", "box: not heard of yet");
    assertThat(run("status", "--json")).isZero();
    assertThat(said()).contains("\"orders\":[{\"number\":42");
  }

  @Test
  void tellsWhatCameOfAnOrderToTorrents() throws Exception {
    answers.put(
        "/api/torrents/stop-downloading/42/undo",
        """
        {"number": 42, "phase": "returning", "closed_at": "2020-01-01T00:00:00Z",
         "closed_why": "undone", "clients": [{"client": "home", "restoring": 4}]}
        """);
    assertThat(run("undo", "42")).isZero();
    assertThat(said()).contains("order 42: undone", "home: 4 being given back");

    status = 202;
    answers.put("/api/torrents/abc/restart", "{\"state\": \"/api/torrents/orders/43\"}");
    assertThat(run("restart", "abc")).isZero();
    assertThat(said()).contains("Order 43 is taken and goes on");

    answers.put("/api/torrents/abd/restart", "{\"state\": \"/api/torrents/orders\"}");
    assertThat(run("restart", "abd")).isZero();
    assertThat(said()).contains("The order is taken and goes on").doesNotContain("Order orders");
  }

  @Test
  void tellsOfOneAccountAlone() throws Exception {
    answers.put(
        "/api/accounts", "{\"accounts\": [{\"id\": \"mam\"}, {\"id\": \"new\", \"floor\": 1.00}]}");

    assertThat(run("status", "new", "--json")).isZero();

    assertThat(said()).contains("\"new\"", "\"floor\":1.00").doesNotContain("\"mam\"");
  }

  @Test
  void saysThatItDoesNotRun() throws Exception {
    door.stop(0);
    assertThat(run("status")).isEqualTo(3);
    assertThat(complained()).contains("does not answer at http://127.0.0.1:", "wait until it says");

    Files.delete(data.resolve("running.properties"));
    assertThat(run("status")).isEqualTo(3);
    assertThat(complained()).contains("Evenkeel does not run on " + data);
  }

  @Test
  void takesAddressAndKeyFromTheEnvironment() throws Exception {
    Files.delete(data.resolve("running.properties"));
    environment.put("EVENKEEL_URL", "http://127.0.0.1:" + door.getAddress().getPort());
    environment.put("EVENKEEL_API_KEY", "another-key");

    assertThat(run("hand-back", "mam")).isZero();

    assertThat(asked).containsExactly("POST /api/accounts/mam/hand-back another-key {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sail                     | there is no 'sail'
          freeze mam               | freeze needs a reason; expected ./evenkeel freeze ACCOUNT --reason TEXT
          freeze                   | was given 0 words
          freeze mam --reason      | needs something after --reason
          hand-back mam --reason x | does not know '--reason'
          status a b               | was given 2 words
          decide home maybe        | does not know the decision 'maybe'
          status --jsn             | does not know '--jsn'
          stop-downloading         | stop-downloading needs a reason
          stop-downloading --reason x | needs --all
          stop-downloading --reason x --all --tag a | needs --all
          undo 42 --all            | does not know '--all'
          undo 42 --tag a          | does not know '--tag'
          """)
  void saysHowItIsCalled(String words, String why) throws Exception {
    assertThat(run(words.split(" "))).isEqualTo(2);

    assertThat(complained()).contains(why);
    assertThat(asked).isEmpty();
  }

  private int run(String... words) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    if (!words[words.length - 1].startsWith("--reason")) {
      all.addAll(List.of("--data", data.toString()));
    }
    return Terminal.run(all, environment);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
