package evenkeel.worker.keeping.look;

import evenkeel.torrent.Run;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.look.Sender.Sent;
import evenkeel.worker.keeping.queue.LimitRejections;
import evenkeel.worker.keeping.queue.LimitWrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes claims hold, slice by slice: plan from a look, write down, send, and before the next slice
 * make sure that the torrents still stand as in that look.
 */
final class Writer {
  private static final int MOST_REJECTIONS = 3;

  private final Sender sender;
  private final Ledgers ledgers;
  private final Lookout lookout;
  private final int startsPerMinute;
  private final LimitRejections rejections;

  Writer(Sender sender, Ledgers ledgers, Lookout lookout, int startsPerMinute) {
    this.sender = sender;
    this.ledgers = ledgers;
    this.lookout = lookout;
    this.startsPerMinute = startsPerMinute;
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
        sender.tag(outlook, pulse);
        tag(held, pulse);
        return written;
      }
      pulse.beat(effect(slice).label() + " on " + slice.size());
      Sent sent = send(slice, outlook);
      written += sent.count();
      rejections = sent.changed() ? rejections + 1 : 0;
      if (sent.surely()) {
        slice.stream().filter(PlannedWrite::beginsHold).map(PlannedWrite::hash).forEach(held::add);
      }
      Optional<List<PlannedWrite>> rest = sent.surely() ? rest(left, slice) : Optional.empty();
      if (rest.isEmpty()) {
        tag(held, pulse);
        outlook = lookout.look();
      }
      left = rest.orElse(outlook.due());
    }
    throw new IllegalStateException(
        "client " + ledgers.client() + ": " + MOST_REJECTIONS + " slices in a row failed");
  }

  private static Effect effect(List<PlannedWrite> slice) {
    return TorrentEffects.towards(slice.getFirst().target());
  }

  /** Before any look: one that misses a tag may take it for removed. */
  private void tag(List<String> held, Pulse pulse) {
    sender.tag(Effect.TAG_HELD, List.copyOf(held), pulse);
    held.clear();
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
    Sent sent = sender.set(values, receipts);
    rejections.answered(limits, outlook.moment(), sent.rejected());
    return sent.count();
  }

  /** What is left after a slice and still as it was; empty if only a look can tell. */
  private Optional<List<PlannedWrite>> rest(List<PlannedWrite> left, List<PlannedWrite> sent) {
    Set<PlannedWrite> done = new HashSet<>(sent);
    List<PlannedWrite> rest = left.stream().filter(write -> !done.contains(write)).toList();
    return slice(rest).isEmpty() ? Optional.of(List.of()) : lookout.still(rest);
  }

  /** How much of what the look asks for may be written now. */
  int allowed(Outlook outlook) {
    return slice(outlook.writes()).size() + outlook.limits().size() + sender.tags(outlook);
  }

  /** As many as go together in one call: of one target, and no more starts than the pace bears. */
  private List<PlannedWrite> slice(List<PlannedWrite> all) {
    List<PlannedWrite> writes =
        all.stream().filter(one -> !sender.rests(TorrentEffects.towards(one.target()))).toList();
    if (writes.isEmpty()) {
      return List.of();
    }
    Run target = writes.getFirst().target();
    int together = sender.most(effect(writes));
    int most = target == Run.STOPPED ? together : Math.min(together, startsLeft());
    return writes.stream().filter(write -> write.target() == target).limit(most).toList();
  }

  private int startsLeft() {
    return Math.max(0, startsPerMinute - ledgers.receipts().startsInLastMinute(ledgers.client()));
  }

  private Sent send(List<PlannedWrite> slice, Outlook outlook) {
    if (!lookout.safe(slice)) {
      return Sent.CHANGED;
    }
    Map<String, Long> receipts = ledgers.inTenancy(() -> commit(slice, outlook));
    return receipts.isEmpty() ? Sent.OVERTAKEN : sender.apply(effect(slice), receipts);
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
}
