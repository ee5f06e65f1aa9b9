package evenkeel.simulator.world;

import evenkeel.simulator.qbittorrent.Shown;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Torrents of the filled client that are in the same situation; each group's torrents are named
 * {@code <group>-01} and so on.
 */
public enum TorrentGroup {
  MAM_SEEDING("mam-seeding", 8, "stalledUP", "uploading"),
  MAM_SEED_FORCED("mam-seed-forced", 2, "forcedUP"),
  MAM_SEED_STOPPED("mam-seed-stopped", 4, "stoppedUP"),
  MAM_FINISHABLE("mam-finishable", 1, "downloading"),
  MAM_DOWNLOADING("mam-downloading", 4, "downloading"),
  MAM_STALLED("mam-stalled", 2, "stalledDL"),
  MAM_DOWNLOAD_FORCED("mam-download-forced", 2, "forcedDL"),
  MAM_DOWNLOAD_STOPPED("mam-download-stopped", 4, "stoppedDL"),
  OTHER_SEEDING("other-seeding", 6, "stalledUP", "uploading"),
  OTHER_SEED_STOPPED("other-seed-stopped", 2, "stoppedUP"),
  OTHER_DOWNLOADING("other-downloading", 3, "downloading"),
  OTHER_DOWNLOAD_STOPPED("other-download-stopped", 2, "stoppedDL"),
  /** Added last, so that they wait in the queue behind those that run. */
  MAM_QUEUED("mam-queued", 6, "queuedDL"),
  /** Not added yet: for the user to add later. */
  MAM_ADDABLE("mam-addable", 3);

  private final String prefix;
  private final int count;

  /** What its torrents show when the client is filled, with blanks; empty = not added yet. */
  private final String states;

  TorrentGroup(String prefix, int count, String... states) {
    this.prefix = prefix;
    this.count = count;
    this.states = String.join(" ", states);
  }

  /** What the names of its torrents begin with, before the hyphen and two digits. */
  public String prefix() {
    return prefix;
  }

  /** The names of its torrents. */
  public List<String> names() {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "%s-%02d".formatted(prefix, n)).toList();
  }

  /** The group of the torrent with this name. */
  public static TorrentGroup of(String name) {
    return List.of(values()).stream()
        .filter(group -> group.names().contains(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no torrent is named " + name));
  }

  /** Whether its torrents announce to the site's own tracker. */
  public boolean ofMam() {
    return prefix.startsWith("mam-");
  }

  boolean present() {
    return !states.isEmpty();
  }

  boolean complete() {
    return prefix.contains("seed");
  }

  boolean stopped() {
    return prefix.endsWith("stopped");
  }

  boolean forced() {
    return prefix.endsWith("forced");
  }

  boolean served() {
    return !complete() && this != MAM_STALLED;
  }

  boolean shownBy(Shown torrent) {
    return List.of(states.split(" ")).contains(torrent.state().replace("paused", "stopped"));
  }
}
