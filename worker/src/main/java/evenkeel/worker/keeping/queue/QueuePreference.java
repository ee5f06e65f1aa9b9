package evenkeel.worker.keeping.queue;

import evenkeel.torrent.QueueLimit;
import evenkeel.worker.qbittorrent.Preferences;
import java.util.Arrays;

/** A preference of a client that a seed may wait for in the queue. */
public enum QueuePreference {
  MAX_ACTIVE_UPLOADS("max_active_uploads"),
  MAX_ACTIVE_TORRENTS("max_active_torrents");

  private final String label;

  QueuePreference(String label) {
    this.label = label;
  }

  static QueuePreference labelled(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no preference of the queue: " + label));
  }

  /** The client's own name of it. */
  public String label() {
    return label;
  }

  public QueueLimit in(Preferences preferences) {
    return new QueueLimit(
        switch (this) {
          case MAX_ACTIVE_UPLOADS -> preferences.maxActiveUploads();
          case MAX_ACTIVE_TORRENTS -> preferences.maxActiveTorrents();
        });
  }
}
