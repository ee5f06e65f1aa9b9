package evenkeel.simulator.tracker;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads an announce from its request: hashes are raw bytes behind percent signs. */
final class AnnounceQuery {
  private final Map<String, String> fields;

  private AnnounceQuery(String query) {
    fields =
        Arrays.stream(query.split("&"))
            .map(field -> field.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.ISO_8859_1),
                    (first, second) -> first));
  }

  static Announce read(HttpExchange exchange) {
    AnnounceQuery query = new AnnounceQuery(exchange.getRequestURI().getRawQuery());
    Peer peer = new Peer(exchange.getRemoteAddress().getAddress(), (int) query.number("port"));
    return new Announce(
        Instant.now(),
        exchange.getRequestURI().getPath().replaceFirst("^/announce/?", ""),
        query.hex("info_hash"),
        query.hex("peer_id"),
        query.text("event"),
        query.number("uploaded"),
        query.number("downloaded"),
        query.number("left"),
        peer);
  }

  private String text(String field) {
    return fields.getOrDefault(field, "");
  }

  private long number(String field) {
    return Long.parseLong(fields.getOrDefault(field, "0"));
  }

  private String hex(String field) {
    return HexFormat.of().formatHex(text(field).getBytes(StandardCharsets.ISO_8859_1));
  }
}
