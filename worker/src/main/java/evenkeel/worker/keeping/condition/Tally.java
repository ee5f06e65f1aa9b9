package evenkeel.worker.keeping.condition;

import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.qbittorrent.Traffic;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Torrents of a client in numbers: all of them, or those of one account. */
final class Tally {
  private final Map<TorrentState, Integer> states = new EnumMap<>(TorrentState.class);
  private int stalledDownloads;
  private int activeUploads;
  private int activeDownloads;
  private long uploadRate;
  private long downloadRate;
  private long left;
  private long leftRate;

  void add(Torrent torrent, Traffic traffic) {
    states.merge(torrent.state(), 1, Integer::sum);
    if (torrent.state() == TorrentState.STALLED && !torrent.complete()) {
      stalledDownloads++;
    }
    activeUploads += traffic.upload() > 0 ? 1 : 0;
    activeDownloads += traffic.download() > 0 ? 1 : 0;
    uploadRate += traffic.upload();
    downloadRate += traffic.download();
  }

  /** What will come down of one whose download could be stopped. */
  void addComing(Torrent torrent, Traffic traffic) {
    left += runs(torrent) ? torrent.amountLeft() : 0;
    leftRate += traffic.download();
  }

  private static boolean runs(Torrent torrent) {
    return torrent.state() != TorrentState.STOPPED && torrent.state() != TorrentState.ERRORED;
  }

  /** Everything but what flows, which never stands still. */
  Map<TorrentState, Integer> lasting() {
    return Map.copyOf(states);
  }

  /** By the names of its columns. */
  Map<String, Object> row(String account) {
    Map<String, Object> row = new TreeMap<>();
    for (TorrentState state : TorrentState.values()) {
      row.put(state.name().toLowerCase(Locale.ROOT), states.getOrDefault(state, 0));
    }
    row.put("account", account);
    row.put("stalled_downloads", stalledDownloads);
    row.put("active_uploads", activeUploads);
    row.put("active_downloads", activeDownloads);
    row.put("upload_rate", uploadRate);
    row.put("download_rate", downloadRate);
    row.put("left_bytes", left);
    row.put("left_rate", leftRate);
    return row;
  }
}
