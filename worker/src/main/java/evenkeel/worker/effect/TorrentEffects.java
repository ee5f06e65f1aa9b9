package evenkeel.worker.effect;

import evenkeel.torrent.Run;
import evenkeel.worker.qbittorrent.order.TorrentOrders;
import java.util.Collection;
import java.util.Map;

/** Makes the changes, each under its name. */
public final class TorrentEffects {
  /** Display only: nothing follows from its absence. */
  public static final String HELD_TAG = "evenkeel-held";

  private final TorrentOrders orders;
  private final EffectListener listener;

  public TorrentEffects(TorrentOrders orders, EffectListener listener) {
    this.orders = orders;
    this.listener = listener;
  }

  /** The effect that brings torrents to {@code target}. */
  public static Effect towards(Run target) {
    return switch (target) {
      case STOPPED -> Effect.STOP;
      case NORMAL -> Effect.START;
      case FORCED -> Effect.FORCE_START;
    };
  }

  /** One call for all of {@code hashes}. */
  public void apply(Effect effect, Collection<String> hashes) {
    listener.before(effect, hashes.size());
    switch (effect) {
      case STOP -> orders.stop(hashes);
      case START -> orders.start(hashes);
      case FORCE_START -> orders.setForceStart(hashes, true);
      case TAG_HELD -> orders.addTags(hashes, HELD_TAG);
      case UNTAG_HELD -> orders.removeTags(hashes, HELD_TAG);
      case SET_PREFERENCES -> throw new IllegalArgumentException("a preference is of no torrent");
    }
    listener.after(effect, hashes.size());
  }

  /** One call for all of these preferences of the client, by name. */
  public void set(Map<String, Integer> preferences) {
    listener.before(Effect.SET_PREFERENCES, preferences.size());
    orders.setPreferences(preferences);
    listener.after(Effect.SET_PREFERENCES, preferences.size());
  }
}
