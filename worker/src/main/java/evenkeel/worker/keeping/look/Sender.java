package evenkeel.worker.keeping.look;

import evenkeel.settings.ClientSettings;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.condition.Rejections;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.TagsLedger.Wanted;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends orders, each once and after its receipts; knows which of them the client rejects. */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** Busy looks until what was rejected is sent again: a minute, unless the settings differ. */
  private static final int LOOKS_OF_REST = 12;

  private final Fence fence;
  private final Ledgers ledgers;
  private final TorrentEffects effects;
  private final Rejections rejections;

  Sender(Fence fence, Ledgers ledgers, TorrentEffects effects, ClientSettings.Pace pace) {
    this.fence = fence;
    this.ledgers = ledgers;
    this.effects = effects;
    rejections = new Rejections(pace.busy().multipliedBy(LOOKS_OF_REST), pace.slice());
  }

  /**
   * What came of an order.
   *
   * @param count how many torrents, or preferences
   * @param surely whether the client took it
   * @param changed whether its torrents were found changed just before, so that it was not sent
   * @param why how the client rejected it; null = it did not
   */
  record Sent(int count, boolean surely, boolean changed, @Nullable WriteRejected why) {
    static final Sent CHANGED = new Sent(0, false, true, null);

    /** A claim has changed since the look. */
    static final Sent OVERTAKEN = new Sent(0, false, false, null);

    boolean rejected() {
      return why != null;
    }
  }

  /** Whether such orders are not to be sent yet. */
  boolean rests(Effect effect) {
    return rejections.rests(effect);
  }

  /** How many torrents may go together in one such order. */
  int most(Effect effect) {
    return rejections.most(effect);
  }

  /** One call for all torrents, by hash, that have these receipts. */
  Sent apply(Effect effect, Map<String, Long> receipts) {
    return apply(effect, List.copyOf(receipts.keySet()), List.copyOf(receipts.values()));
  }

  private Sent apply(Effect effect, List<String> hashes, List<Long> receipts) {
    Sent sent = call(effect, () -> effects.apply(effect, hashes), hashes.size(), receipts);
    rejections.answered(effect, hashes.size(), sent.surely, sent.why);
    return sent;
  }

  /** One call for all preferences. */
  Sent set(Map<String, Integer> values, List<Long> receipts) {
    return call(Effect.SET_PREFERENCES, () -> effects.set(values), values.size(), receipts);
  }

  private Sent call(Effect effect, Runnable order, int count, List<Long> receipts) {
    try {
      order.run();
      return new Sent(count, true, false, null);
    } catch (OutcomeUnknown unknown) {
      LOG.warn("{} on {}: {}", effect.label(), count, unknown.getMessage());
      ledgers.inTenancy(() -> ledgers.lateWrites().lose(receipts));
      fence.lost();
      return new Sent(count, false, false, null);
    } catch (WriteRejected rejected) {
      LOG.warn("{} on {}: {}", effect.label(), count, rejected.getMessage());
      nothingDone(receipts, rejected);
      return new Sent(0, false, false, rejected);
    } catch (ClientAway | LoginRefused neverSent) {
      nothingDone(receipts, neverSent);
      throw neverSent;
    }
  }

  private void nothingDone(List<Long> receipts, QbittorrentTrouble why) {
    ledgers.inTenancy(
        () -> ledgers.receipts().rejected(receipts, String.valueOf(why.getMessage())));
  }

  /** How many torrents wait for their tag to be changed, and may have it changed now. */
  int tags(Outlook outlook) {
    return Math.toIntExact(
        outlook.tags().values().stream().filter(one -> !rests(effect(one.wanted()))).count());
  }

  /** Changes the tags that the look asks for. */
  void tag(Outlook outlook, Pulse pulse) {
    tag(outlook, Wanted.ADD, pulse);
    tag(outlook, Wanted.REMOVE, pulse);
  }

  private void tag(Outlook outlook, Wanted wanted, Pulse pulse) {
    List<String> hashes = new ArrayList<>();
    List<Long> generations = new ArrayList<>();
    outlook
        .tags()
        .forEach((hash, change) -> {
          if (change.wanted() == wanted) {
            hashes.add(hash);
            generations.add(change.generation());
          }
        });
    if (wanted == Wanted.ADD) {
      ledgers.inTenancy(() -> ledgers.tags().tagging(generations));
    }
    tag(effect(wanted), hashes, pulse);
  }

  private static Effect effect(Wanted wanted) {
    return wanted == Wanted.ADD ? Effect.TAG_HELD : Effect.UNTAG_HELD;
  }

  /** As many together as the client takes; what is not done now is asked for by a later look. */
  void tag(Effect effect, List<String> hashes, Pulse pulse) {
    List<String> left = hashes;
    while (!left.isEmpty() && !rests(effect)) {
      int together = Math.min(left.size(), most(effect));
      pulse.beat(effect.label() + " on " + together);
      Sent sent = apply(effect, left.subList(0, together), List.of());
      if (sent.surely) {
        left = left.subList(together, left.size());
      } else if (!sent.rejected() || most(effect) >= together) {
        return;
      }
    }
  }

  /** Why some of what a look asks for is not done; tags are for show alone. */
  Optional<String> trouble(Outlook outlook) {
    EnumSet<Effect> wanted = effects(outlook.writes());
    Set<Effect> remembered = EnumSet.copyOf(wanted);
    outlook.tags().values().forEach(one -> remembered.add(effect(one.wanted())));
    rejections.remember(remembered);
    return rejections.trouble(wanted);
  }

  private static EnumSet<Effect> effects(Collection<PlannedWrite> writes) {
    EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
    writes.forEach(one -> effects.add(TorrentEffects.towards(one.target())));
    return effects;
  }
}
