package evenkeel.worker.keeping.model.real;

import evenkeel.worker.keeping.model.client.Call;
import evenkeel.worker.keeping.model.client.Order;
import evenkeel.worker.keeping.model.client.Reply;
import evenkeel.worker.keeping.model.client.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands Evenkeel's calls on to the real client, and tells what they order. */
final class RealServer implements Server, AutoCloseable {
  private static final String LOG_OUT = "auth/logout";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> sessions = new HashSet<>();
  private final String url;
  private final RealClient client;

  RealServer(String url, RealClient client) {
    this.url = url;
    this.client = client;
  }

  @Override
  public void approached() {
    client.approached();
  }

  @Override
  public boolean knows(String session) {
    return sessions.contains(session);
  }

  @Override
  public Reply answer(Call call) {
    boolean known = call.session() != null && knows(call.session());
    Optional<Order> order = known ? Order.of(call) : Optional.empty();
    List<RealTorrent> concerned = order.isEmpty() ? List.of() : client.listed(call.hashes());
    order.ifPresent(one -> concerned.forEach(torrent -> client.ordered(one, torrent)));
    Reply reply = ask(call);
    if (reply.status() / 100 == 2) {
      order.ifPresent(one -> concerned.forEach(torrent -> client.told(one, torrent.hash())));
    }
    follow(call, reply);
    return reply;
  }

  private void follow(Call call, Reply reply) {
    if (reply.cookie() != null) {
      sessions.add(reply.cookie().split(";", 2)[0]);
    }
    if (call.path().equals(LOG_OUT) && call.session() != null) {
      sessions.remove(call.session());
    }
  }

  private Reply ask(Call call) {
    String target = url + "/api/v2/" + call.path();
    HttpRequest.Builder request =
        call.method().equals("POST")
            ? HttpRequest.newBuilder(URI.create(target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(call.form()))
            : HttpRequest.newBuilder(
                URI.create(call.form().isEmpty() ? target : target + "?" + call.form()));
    if (call.session() != null) {
      request.header("Cookie", call.session());
    }
    return send(request.build());
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("Set-Cookie").orElse(null));
    } catch (IOException lost) {
      throw new IllegalStateException("the client is away, and nobody took it away", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void endSession(String session) {
    answer(new Call("POST", LOG_OUT, "", session));
  }

  @Override
  public void endSessions() {
    Set.copyOf(sessions).forEach(this::endSession);
  }

  /** The client has been started again: nobody is logged in. */
  void started() {
    sessions.clear();
  }

  @Override
  public void sendsAll() {
    throw new UnsupportedOperationException("a real client decides by itself what it sends");
  }

  @Override
  public void close() {
    endSessions();
    http.close();
  }
}
