package evenkeel.worker.keeping.queue;

import evenkeel.torrent.QueueLimit;
import evenkeel.worker.qbittorrent.Preferences;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** A preference of a client that a seed may wait for in the queue. */
public enum QueuePreference {
  MAX_ACTIVE_UPLOADS("max_active_uploads", Preferences::maxActiveUploads),
  MAX_ACTIVE_TORRENTS("max_active_torrents", Preferences::maxActiveTorrents);

  private final String label;
  private final ToIntFunction<Preferences> value;

  QueuePreference(String label, ToIntFunction<Preferences> value) {
    this.label = label;
    this.value = value;
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
    return new QueueLimit(value.applyAsInt(preferences));
  }
}
