package evenkeel.worker.keeping.model;

import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Ability;
import java.util.Set;

/** Share limits that are set in a story. */
enum Limits {
  /** No torrent comes near it. */
  FAR(5, ShareLimits.GLOBAL),
  /** The client acts on a seed as soon as it runs. */
  REACHED(0.5, ShareLimits.GLOBAL),
  /** Nobody knows how long a stopped seed has been inactive for the client. */
  INACTIVE(ShareLimits.GLOBAL, 100_000);

  private final double ratio;
  private final long inactiveMinutes;

  Limits(double ratio, long inactiveMinutes) {
    this.ratio = ratio;
    this.inactiveMinutes = inactiveMinutes;
  }

  /** What they need of a client. */
  Set<Ability> needs() {
    return switch (this) {
      case FAR -> Set.of();
      case REACHED -> Set.of(Ability.ACT_AT_LIMITS);
      case INACTIVE -> Set.of(Ability.LIMIT_INACTIVITY);
    };
  }

  ShareLimits ofTorrent() {
    return new ShareLimits(ratio, ShareLimits.GLOBAL, inactiveMinutes);
  }

  /** The same of the client, which has none beside. */
  ShareLimits ofClient() {
    return ofTorrent().within(ShareLimits.none());
  }
}
