package evenkeel.simulator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import evenkeel.simulator.http.RawRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  final List<String> reached = new CopyOnWriteArrayList<>();
  final LoopbackServer server = new LoopbackServer("127.0.0.1", this::serve);
  final FaultProxy proxy = new FaultProxy(server.url());
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    http.close();
    proxy.close();
    server.close();
  }

  @Test
  void passesEverythingThroughWithTheServersOwnHost() throws Exception {
    HttpResponse<String> answer = post("/api/stop?x=1", "hashes=a|b");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("answer to hashes=a|b");
    assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("SID=1", "two=2");
    assertThat(reached)
        .containsExactly(
            "POST /api/stop?x=1 hashes=a|b " + server.url().replace("http://", "") + " mam=1");
    assertThat(proxy.requests().getFirst().form()).isEqualTo("hashes=a|b");
    assertThat(post("/chunked", "").body()).isEqualTo("in chunks");
    assertThat(post("/none", "").statusCode()).isEqualTo(204);
  }

  @Test
  void losesTheAnswerOfARequestThatWasDelivered() throws Exception {
    proxy.next("/stop", ProxyFault.loseAnswer());

    assertThatThrownBy(() -> post("/stop", "a")).isInstanceOf(IOException.class);

    assertThat(reached).hasSize(1);
    assertThat(post("/stop", "b").statusCode()).isEqualTo(201);
    assertThat(proxy.count("/stop")).isEqualTo(2);
  }

  @Test
  void refusesWithoutDelivering() throws Exception {
    proxy.next(request -> request.form().contains("a"), 2, ProxyFault.refuse());

    assertThatThrownBy(() -> post("/stop", "a")).isInstanceOf(IOException.class);
    assertThat(post("/stop", "b").statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> post("/stop", "a")).isInstanceOf(IOException.class);
    assertThat(post("/stop", "a").statusCode()).isEqualTo(201);

    assertThat(reached).hasSize(2);
  }

  @Test
  void deliversAHeldRequestAfterItsSenderHasLeft() throws Exception {
    Hold hold = proxy.holdNext("/stop");
    var sender = http.sendAsync(request("/stop", "late"), BodyHandlers.ofString());
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> hold.arrived() == 1);
    sender.cancel(true);
    post("/start", "early");
    assertThat(reached).hasSize(1);

    hold.letGo();

    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> hold.delivered() == 1);
    assertThat(reached).hasSize(2).last().asString().startsWith("POST /stop late");
    assertThat(proxy.requests().stream().map(ProxyRequest::path))
        .containsExactly("/stop", "/start");
  }

  @Test
  void answersInTheServersPlace() throws Exception {
    proxy.next("/info", ProxyFault.answer(403, "Forbidden"));

    assertThat(post("/info", "").statusCode()).isEqualTo(403);

    assertThat(reached).isEmpty();
  }

  @Test
  void spoilsBodies() throws Exception {
    proxy.next("/info", ProxyFault.garbage());
    proxy.next("/info", ProxyFault.slowBody(Duration.ofMillis(100)));
    proxy.next("/info", ProxyFault.lateAnswer(Duration.ofMillis(100)));
    proxy.next("/info", ProxyFault.cutBody());

    assertThat(post("/info", "x").body()).contains(",,");
    assertThat(post("/info", "x").body()).isEqualTo("answer to x");
    assertThat(post("/info", "x").body()).isEqualTo("answer to x");
    assertThat(RawRequest.get(URI.create(proxy.url() + "/info"), "")).endsWith("\r\n\r\nanswe");
    assertThat(reached).hasSize(4);
  }

  @Test
  void cutsTheServerOffUntilHealed() throws Exception {
    proxy.cutOff();
    assertThatThrownBy(() -> post("/a", "")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> post("/b", "")).isInstanceOf(IOException.class);

    proxy.heal();

    assertThat(post("/a", "").statusCode()).isEqualTo(201);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    reached.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + body
            + " "
            + headers.getFirst("Host")
            + " "
            + headers.getFirst("Cookie"));
    switch (exchange.getRequestURI().getPath()) {
      case "/chunked" -> {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write("in chunks".getBytes(StandardCharsets.UTF_8));
        }
      }
      case "/none" -> Answer.html(204, "").sendTo(exchange);
      default ->
          Answer.html(201, "answer to " + body)
              .with("Set-Cookie", "SID=1")
              .with("Set-Cookie", "two=2")
              .sendTo(exchange);
    }
  }

  private HttpResponse<String> post(String target, String body) throws Exception {
    return http.send(request(target, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String target, String body) {
    return HttpRequest.newBuilder(URI.create(proxy.url() + target))
        .timeout(Duration.ofMinutes(1))
        .header("Cookie", "mam=1")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
