package evenkeel.simulator.content;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import evenkeel.simulator.torrent.MadeTorrent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A web server that has the content of made torrents, so that a real client downloads them. */
public final class SimulatedWebSeed implements AutoCloseable {
  private final Map<String, MadeTorrent> offered = new ConcurrentHashMap<>();
  private final AtomicLong served = new AtomicLong();
  private final Throttle throttle = new Throttle();
  private final LoopbackServer server = new LoopbackServer("127.0.0.1", this::handle);

  /** The same torrent with its content to be had here. */
  public MadeTorrent offers(MadeTorrent torrent) {
    offered.put("/" + torrent.name(), torrent);
    return torrent.servedFrom(server.url() + "/" + torrent.name());
  }

  /** From now on serves the torrent with this name no faster than so, per request. */
  public void throttles(String name, long bytesPerSecond) {
    throttle.limit(name, bytesPerSecond);
  }

  /** Keeps everybody waiting until {@link #letsGo()}. */
  public void holds() {
    throttle.hold();
  }

  public void letsGo() {
    throttle.letGo();
  }

  /** Bytes served so far. */
  public long served() {
    return served.get();
  }

  @Override
  public void close() {
    throttle.letGo();
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    MadeTorrent torrent = offered.get(exchange.getRequestURI().getPath());
    if (torrent == null) {
      Answer.html(404, "not here").sendTo(exchange);
      return;
    }
    Optional<String> asked = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
    ByteRange range =
        asked
            .map(text -> ByteRange.parse(text, torrent.size()))
            .orElse(new ByteRange(0, torrent.size()));
    exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
    exchange.getResponseHeaders().add("Content-Range", range.header(torrent.size()));
    exchange.sendResponseHeaders(asked.isPresent() ? 206 : 200, range.length());
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      serve(torrent, range, out);
    }
  }

  private void serve(MadeTorrent torrent, ByteRange range, OutputStream out) throws IOException {
    long at = range.from();
    while (at < range.end()) {
      ByteRange part = range.nextPart(at);
      byte[] piece = torrent.piece(part.piece());
      throttle.pass(torrent.name(), part.length());
      out.write(piece, part.offsetInPiece(), Math.toIntExact(part.length()));
      out.flush();
      served.addAndGet(part.length());
      at = part.end();
    }
  }
}
