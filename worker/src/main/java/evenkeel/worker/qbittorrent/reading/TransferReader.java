package evenkeel.worker.qbittorrent.reading;

import evenkeel.worker.qbittorrent.ServerState;
import evenkeel.worker.qbittorrent.ServerState.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code transfer/info}. */
public final class TransferReader {
  public static final String PATH = "transfer/info";

  private static final Set<String> NUMBERS =
      Set.of("dl_info_speed", "up_info_speed", "dl_info_data", "up_info_data");

  private final JsonAnswer json;
  private final Map<String, Long> numbers = new HashMap<>();
  private @Nullable Connection connection;

  private TransferReader(JsonAnswer json) {
    this.json = json;
  }

  /**
   * Reads the answer.
   *
   * @param lasting what the last look showed; null before the first
   */
  public static ServerState read(InputStream body, ServerState.@Nullable Lasting lasting)
      throws IOException {
    return JsonAnswer.read(PATH, body, json -> new TransferReader(json).state(lasting));
  }

  private ServerState state(ServerState.@Nullable Lasting lasting) {
    json.eachField(this::field);
    if (connection == null || !numbers.keySet().equals(NUMBERS)) {
      throw json.unreadable("one of connection_status, " + NUMBERS + " is missing");
    }
    return new ServerState(
        connection,
        number("dl_info_speed"),
        number("up_info_speed"),
        number("dl_info_data"),
        number("up_info_data"),
        lasting);
  }

  private void field(String name) {
    if (NUMBERS.contains(name)) {
      numbers.put(name, json.wholeNumber());
    } else if (name.equals("connection_status")) {
      connection = connection(json.text());
    } else {
      json.skip();
    }
  }

  private long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  private Connection connection(String text) {
    return switch (text) {
      case "connected" -> Connection.CONNECTED;
      case "firewalled" -> Connection.FIREWALLED;
      case "disconnected" -> Connection.DISCONNECTED;
      default ->
          throw json.unreadable(
              "connection_status: connected, firewalled or disconnected expected");
    };
  }
}
