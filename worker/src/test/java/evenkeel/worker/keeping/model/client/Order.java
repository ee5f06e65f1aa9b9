package evenkeel.worker.keeping.model.client;

import java.util.Arrays;
import java.util.Optional;

/** What can be ordered of a torrent over the Web API. */
public enum Order {
  STOP("torrents/stop", ""),
  START("torrents/start", ""),
  FORCE("torrents/setForceStart", "true"),
  UNFORCE("torrents/setForceStart", "false"),
  ADD_TAGS("torrents/addTags", ""),
  REMOVE_TAGS("torrents/removeTags", "");

  private final String path;
  private final String value;

  Order(String path, String value) {
    this.path = path;
    this.value = value;
  }

  /** The order that a call gives, in the words of qBittorrent 4 or of 5. */
  public static Optional<Order> of(Call call) {
    String path =
        switch (call.path()) {
          case "torrents/pause" -> STOP.path;
          case "torrents/resume" -> START.path;
          default -> call.path();
        };
    String value = call.field("value");
    return Arrays.stream(values())
        .filter(one -> one.path.equals(path) && (one.value.isEmpty() || one.value.equals(value)))
        .findFirst();
  }
}
