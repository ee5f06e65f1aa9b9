package evenkeel.simulator.tracker;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import evenkeel.simulator.torrent.Bencode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP tracker on a loopback address: tells clients of each other and remembers announces. */
public final class SimulatedTracker implements AutoCloseable {
  private final Map<String, Swarm> swarms = new HashMap<>();
  private final List<Announce> announces = new ArrayList<>();
  private final Reported reported = new Reported();
  private final String host;
  private final LoopbackServer server;
  private Duration interval = Duration.ofMinutes(30);
  private Bookings bookings = Bookings.none();
  private @Nullable String failure;

  /**
   * Starts at once.
   *
   * @param host an address of the loopback interface; two trackers on two addresses have announce
   *     URLs of two hosts
   */
  public SimulatedTracker(String host) {
    this.host = host;
    server = new LoopbackServer(host, this::handle);
  }

  /** The host of its announce URLs. */
  public String host() {
    return host;
  }

  /** The URL for torrents of the user with this passkey. */
  public String announceUrl(String passkey) {
    return server.url() + "/announce/" + passkey;
  }

  /** How often clients shall announce, from their next announce on. */
  public synchronized void interval(Duration wanted) {
    interval = wanted;
  }

  /** From now on books what clients report, at their announces and only then. */
  public synchronized void booksTo(Bookings account) {
    bookings = account;
  }

  /** Answers every announce with this failure reason; null ends that. */
  public synchronized void failsWith(@Nullable String reason) {
    failure = reason;
  }

  /** All announces in the order in which they came. */
  public synchronized List<Announce> announces() {
    return List.copyOf(announces);
  }

  /** The announces of one torrent in the order in which they came. */
  public synchronized List<Announce> announces(String hash) {
    return announces.stream().filter(announce -> announce.hash().equals(hash)).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().startsWith("/announce")) {
      Answer.html(404, "not here").sendTo(exchange);
      return;
    }
    byte[] answer = Bencode.of(take(AnnounceQuery.read(exchange)));
    Answer.of(200, "text/plain", answer).sendTo(exchange);
  }

  private synchronized Map<String, Object> take(Announce announce) {
    announces.add(announce);
    if (failure != null) {
      return Map.of("failure reason", failure);
    }
    reported.book(announce, bookings);
    Swarm swarm = swarm(announce.hash());
    if (announce.event().equals("stopped")) {
      swarm.drop(announce.peer());
    } else {
      swarm.note(announce.peer(), announce.left());
    }
    return swarm.answer(announce.peer(), interval);
  }

  private Swarm swarm(String hash) {
    return swarms.computeIfAbsent(hash, unknown -> new Swarm());
  }
}
