package evenkeel.worker.effect;

import evenkeel.torrent.Run;
import evenkeel.worker.qbittorrent.order.TorrentOrders;
import java.util.Collection;

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
    }
    listener.after(effect, hashes.size());
  }
}
