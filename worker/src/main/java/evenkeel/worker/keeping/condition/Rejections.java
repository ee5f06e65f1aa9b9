package evenkeel.worker.keeping.condition;

import evenkeel.worker.effect.Effect;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders that the client, or a proxy before it, rejects. What is too large for it gets smaller at
 * once; what is rejected a few times in a row rests for a while, so that others have their turn.
 */
public final class Rejections {
  private static final int MOST = 3;

  private final Duration rest;
  private final int slice;
  private final Map<Effect, Rejected> rejected = new EnumMap<>(Effect.class);
  private final Map<Effect, Size> sizes = new EnumMap<>(Effect.class);

  private record Rejected(int times, String why, long at) {}

  /**
   * How many torrents go together.
   *
   * @param tooMany how many were too many
   */
  private record Size(int most, int tooMany) {
    static final int NEVER = Integer.MAX_VALUE;

    /** Where not even one was taken, their number was not the reason. */
    static Size under(int rejected) {
      return rejected == 1 ? new Size(1, NEVER) : new Size(rejected / 2, rejected);
    }

    Size taken(int torrents) {
      long twice = 2L * most;
      return torrents < most || twice >= tooMany ? this : new Size((int) twice, tooMany);
    }
  }

  /**
   * @param rest how long what was rejected is not sent again
   * @param slice how many torrents go together where nothing is rejected
   */
  public Rejections(Duration rest, int slice) {
    this.rest = rest;
    this.slice = slice;
  }

  /**
   * An order was answered.
   *
   * @param torrents how many it was for
   * @param taken whether it surely was taken
   * @param why why it was rejected; null = it was not
   */
  public void answered(Effect order, int torrents, boolean taken, @Nullable WriteRejected why) {
    if (taken) {
      rejected.remove(order);
      sizes.computeIfPresent(order, (any, size) -> size.taken(torrents));
    } else if (why != null) {
      rejected(order, torrents, why);
    }
  }

  private void rejected(Effect order, int torrents, WriteRejected why) {
    if (why.tooLarge()) {
      sizes.put(order, Size.under(torrents));
    }
    if (torrents == 1 || !why.tooLarge()) {
      Rejected before = rejected.get(order);
      int times = before == null ? 1 : before.times + 1;
      rejected.put(order, new Rejected(times, String.valueOf(why.getMessage()), System.nanoTime()));
    }
  }

  /** How many torrents may go together in one such order. */
  public int most(Effect order) {
    Size size = sizes.get(order);
    return size == null ? slice : Math.min(slice, size.most);
  }

  /** Whether such orders are not to be sent yet. */
  public boolean rests(Effect order) {
    Rejected last = rejected.get(order);
    return last != null && last.times >= MOST && System.nanoTime() - last.at < rest.toNanos();
  }

  /** Forgets what became of all others: nobody wants them today. */
  public void remember(Set<Effect> wanted) {
    rejected.keySet().retainAll(wanted);
    sizes.keySet().retainAll(wanted);
  }

  /** Why one of these orders is not done, in words; empty if none was rejected again and again. */
  public Optional<String> trouble(Set<Effect> wanted) {
    return rejected.entrySet().stream()
        .filter(one -> wanted.contains(one.getKey()) && one.getValue().times >= MOST)
        .map(one -> one.getValue().why)
        .findFirst();
  }
}
