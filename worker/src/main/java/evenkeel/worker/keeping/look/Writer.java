package evenkeel.worker.keeping.look;

import evenkeel.settings.ClientSettings;
import evenkeel.torrent.Run;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.condition.Rejections;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.TagsLedger;
import evenkeel.worker.keeping.queue.LimitWrite;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes claims hold, slice by slice: plan from a look, write down, send, and before the next slice
 * make sure that the torrents still stand as in that look.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_REJECTIONS = 3;

  /** Busy looks until what was rejected is sent again: a minute, unless the settings differ. */
  private static final int LOOKS_OF_REST = 12;

  private final Rejections resting;
  private final Fence fence;
  private final Ledgers ledgers;
  private final Lookout lookout;
  private final TorrentEffects effects;
  private final ClientSettings.Pace pace;
  private final LimitRejections rejections;

  Writer(
      Fence fence,
      Ledgers ledgers,
      Lookout lookout,
      TorrentEffects effects,
      ClientSettings.Pace pace) {
    resting = new Rejections(pace.busy().multipliedBy(LOOKS_OF_REST));
    this.fence = fence;
    this.ledgers = ledgers;
    this.lookout = lookout;
    this.effects = effects;
    this.pace = pace;
    rejections = new LimitRejections(ledgers);
  }

  /** Writes all that the look asks for; answers how many torrents were written. */
  int write(Outlook first, Pulse pulse) {
    Outlook outlook = first;
    List<PlannedWrite> left = first.due();
    List<String> held = new ArrayList<>();
    int written = 0;
    int rejections = 0;
    while (rejections < MOST_REJECTIONS) {
      List<PlannedWrite> slice = slice(left);
      if (slice.isEmpty()) {
        tag(outlook);
        tag(held);
        return written;
      }
      pulse.beat(TorrentEffects.towards(slice.getFirst().target()).label() + " on " + slice.size());
      Sent sent = send(slice, outlook);
      written += sent.count;
      rejections = sent.rejected && sent.why == null ? rejections + 1 : 0;
      if (sent.surely) {
        slice.stream().filter(PlannedWrite::beginsHold).map(PlannedWrite::hash).forEach(held::add);
      }
      Optional<List<PlannedWrite>> rest = sent.surely ? rest(left, slice) : Optional.empty();
      if (rest.isEmpty()) {
        tag(held);
        outlook = lookout.look();
      }
      left = rest.orElse(outlook.due());
    }
    throw new IllegalStateException(
        "client " + ledgers.client() + ": " + MOST_REJECTIONS + " slices in a row failed");
  }

  /** Writes the limits that the last look asks for; answers how many. */
  int writeLimits() {
    return lookout
        .last()
        .filter(outlook -> !outlook.limits().isEmpty())
        .map(this::limits)
        .orElse(0);
  }

  private int limits(Outlook outlook) {
    List<LimitWrite> limits = outlook.limits();
    if (!lookout.queue().stand(limits)) {
      return 0;
    }
    List<Long> receipts = ledgers.inTenancy(() -> lookout.queue().commit(outlook));
    if (receipts.isEmpty()) {
      return 0;
    }
    Map<String, Integer> values = new TreeMap<>();
    limits.forEach(one -> values.put(one.preference().label(), one.value().most()));
    Sent sent = call(Effect.SET_PREFERENCES, () -> effects.set(values), values.size(), receipts);
    rejections.answered(outlook, sent.rejected);
    return sent.count;
  }

  /** What is left after a slice and still as it was; empty if only a look can tell. */
  private Optional<List<PlannedWrite>> rest(List<PlannedWrite> left, List<PlannedWrite> sent) {
    Set<PlannedWrite> done = new HashSet<>(sent);
    List<PlannedWrite> rest = left.stream().filter(write -> !done.contains(write)).toList();
    return slice(rest).isEmpty() ? Optional.of(List.of()) : lookout.still(rest);
  }

  /** Why some of these are not done, if the client rejects them again and again. */
  Optional<String> rejected(List<PlannedWrite> writes) {
    return resting.trouble(writes.stream().map(PlannedWrite::target).collect(Collectors.toSet()));
  }

  /** How many of these writes may be sent now. */
  int allowed(List<PlannedWrite> writes) {
    return slice(writes).size();
  }

  /** As many as go together in one call: of one target, and no more starts than the pace bears. */
  private List<PlannedWrite> slice(List<PlannedWrite> all) {
    List<PlannedWrite> writes = all.stream().filter(one -> !resting.rests(one.target())).toList();
    if (writes.isEmpty()) {
      return List.of();
    }
    Run target = writes.getFirst().target();
    int most = target == Run.STOPPED ? pace.slice() : Math.min(pace.slice(), startsLeft());
    return writes.stream().filter(write -> write.target() == target).limit(most).toList();
  }

  private int startsLeft() {
    return Math.max(
        0, pace.startsPerMinute() - ledgers.receipts().startsInLastMinute(ledgers.client()));
  }

  /**
   * What came of a slice.
   *
   * @param count how many torrents, or preferences
   * @param surely whether the client took it
   * @param rejected whether it did not, or was found changed just before
   * @param why what it said when it did not take it
   */
  private record Sent(int count, boolean surely, boolean rejected, @Nullable String why) {}

  private Sent send(List<PlannedWrite> slice, Outlook outlook) {
    if (!lookout.safe(slice)) {
      return new Sent(0, false, true, null);
    }
    Map<String, Long> receipts = ledgers.inTenancy(() -> commit(slice, outlook));
    if (receipts.isEmpty()) {
      return new Sent(0, false, false, null);
    }
    Run target = slice.getFirst().target();
    List<String> hashes = List.copyOf(receipts.keySet());
    Sent sent = call(TorrentEffects.towards(target), hashes, List.copyOf(receipts.values()));
    resting.answered(target, sent.surely, sent.why);
    return sent;
  }

  /** From here on it counts as sent; nothing does if a claim has changed since the look. */
  private Map<String, Long> commit(List<PlannedWrite> slice, Outlook outlook) {
    if (!ledgers.looks().unchangedSince(outlook.changes())) {
      return Map.of();
    }
    Map<String, Long> receipts = ledgers.receipts().plan(slice, outlook.moment(), ledgers.epoch());
    ledgers.receipts().send(receipts.values());
    return receipts;
  }

  private Sent call(Effect effect, List<String> hashes, List<Long> receipts) {
    return call(effect, () -> effects.apply(effect, hashes), hashes.size(), receipts);
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
      return new Sent(0, false, true, String.valueOf(rejected.getMessage()));
    } catch (ClientAway | LoginRefused neverSent) {
      nothingDone(receipts, neverSent);
      throw neverSent;
    }
  }

  private void nothingDone(List<Long> receipts, QbittorrentTrouble why) {
    ledgers.inTenancy(
        () -> ledgers.receipts().rejected(receipts, String.valueOf(why.getMessage())));
  }

  private void callIfAny(Effect effect, List<String> hashes) {
    if (!hashes.isEmpty()) {
      call(effect, hashes, List.of());
    }
  }

  /** Before any look: one that misses a tag may take it for removed. */
  private void tag(List<String> held) {
    callIfAny(Effect.TAG_HELD, List.copyOf(held));
    held.clear();
  }

  private void tag(Outlook outlook) {
    changeTags(outlook, TagsLedger.Wanted.ADD, Effect.TAG_HELD);
    changeTags(outlook, TagsLedger.Wanted.REMOVE, Effect.UNTAG_HELD);
  }

  private void changeTags(Outlook outlook, TagsLedger.Wanted wanted, Effect effect) {
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
    if (wanted == TagsLedger.Wanted.ADD) {
      ledgers.inTenancy(() -> ledgers.tags().tagging(generations));
    }
    callIfAny(effect, hashes);
  }
}
