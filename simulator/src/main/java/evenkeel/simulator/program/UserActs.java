package evenkeel.simulator.program;

import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.TorrentGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What the control API lets the user do at qBittorrent's web page. */
record UserActs(FilledClient filled) {

  Map<String, Function<Order, Object>> acts() {
    return Map.of(
        "GET /torrents", order -> torrents(),
        "POST /torrents/add", this::add,
        "POST /torrents/start", act((client, hashes) -> client.user().starts(hashes)),
        "POST /torrents/stop", act((client, hashes) -> client.user().stops(hashes)),
        "POST /torrents/force", act((client, hashes) -> client.user().forces(true, hashes)),
        "POST /torrents/unforce", act((client, hashes) -> client.user().forces(false, hashes)),
        "POST /torrents/delete", act((client, hashes) -> client.user().deletes(true, hashes)),
        "POST /torrents/finish", this::finish);
  }

  private Object add(Order order) {
    filled.adds(order.names());
    return torrents();
  }

  private Object finish(Order order) {
    order.names().forEach(filled::finishes);
    return torrents();
  }

  private Function<Order, Object> act(BiConsumer<FilledClient, String[]> act) {
    return order -> {
      act.accept(filled, order.names().stream().map(filled::hash).toArray(String[]::new));
      return torrents();
    };
  }

  private List<Map<String, Object>> torrents() {
    return filled.user().torrents().stream().map(UserActs::row).toList();
  }

  private static Map<String, Object> row(Shown torrent) {
    TorrentGroup group = TorrentGroup.of(torrent.name());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", torrent.name());
    row.put("hash", torrent.hash());
    row.put("group", group.prefix());
    row.put("tracker", group.ofMam() ? "mam" : "other");
    row.put("state", torrent.state());
    row.put("progress", torrent.progress());
    row.put("force_start", torrent.forceStart());
    row.put("category", torrent.category());
    row.put("tags", torrent.tags());
    row.put("up_limit", torrent.upLimit());
    row.put("dl_limit", torrent.dlLimit());
    row.put("ratio_limit", torrent.ratioLimit());
    row.put("seeding_time_limit", torrent.seedingTimeLimit());
    return row;
  }
}
