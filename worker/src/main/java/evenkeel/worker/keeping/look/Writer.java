package evenkeel.worker.keeping.look;

import evenkeel.settings.ClientSettings;
import evenkeel.torrent.Run;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.TagsLedger;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes claims hold, slice by slice: look, plan, write down, send; never two slices on one look.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_REJECTIONS = 3;

  private final Fence fence;
  private final Ledgers ledgers;
  private final Lookout lookout;
  private final TorrentEffects effects;
  private final ClientSettings.Pace pace;

  Writer(
      Fence fence,
      Ledgers ledgers,
      Lookout lookout,
      TorrentEffects effects,
      ClientSettings.Pace pace) {
    this.fence = fence;
    this.ledgers = ledgers;
    this.lookout = lookout;
    this.effects = effects;
    this.pace = pace;
  }

  /** Writes until a look asks for nothing more; answers how many torrents were written. */
  int write(Pulse pulse) {
    fence.ensure();
    ledgers.inTenancy(() -> ledgers.receipts().voidUnsent(ledgers.client()));
    int written = 0;
    int rejections = 0;
    while (rejections < MOST_REJECTIONS) {
      Outlook outlook = lookout.look();
      List<PlannedWrite> slice = slice(outlook.writes());
      if (slice.isEmpty()) {
        tag(outlook);
        return written;
      }
      pulse.beat(TorrentEffects.towards(slice.getFirst().target()).label() + " on " + slice.size());
      Sent sent = send(slice, outlook);
      written += sent.torrents;
      rejections = sent.rejected ? rejections + 1 : 0;
    }
    throw new IllegalStateException(
        "client " + ledgers.client() + " rejected " + MOST_REJECTIONS + " writes in a row");
  }

  /** How many of these writes may be sent now. */
  int allowed(List<PlannedWrite> writes) {
    return slice(writes).size();
  }

  /** As many as go together in one call: of one target, and no more starts than the pace bears. */
  private List<PlannedWrite> slice(List<PlannedWrite> writes) {
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

  private record Sent(int torrents, boolean rejected) {}

  private Sent send(List<PlannedWrite> slice, Outlook outlook) {
    Map<String, Long> receipts =
        ledgers.inTenancy(() -> ledgers.receipts().plan(slice, outlook.moment(), ledgers.epoch()));
    List<String> hashes = new ArrayList<>();
    boolean current = ledgers.inTenancy(() -> commit(receipts, outlook, hashes));
    if (!current || hashes.isEmpty()) {
      ledgers.inTenancy(() -> ledgers.receipts().voidUnsent(ledgers.client()));
      return new Sent(0, false);
    }
    List<Long> sent = hashes.stream().map(receipts::get).toList();
    return call(TorrentEffects.towards(slice.getFirst().target()), hashes, sent);
  }

  /** From here on it counts as sent; not if a claim has changed since the look. */
  private boolean commit(Map<String, Long> receipts, Outlook outlook, List<String> hashes) {
    if (!ledgers.looks().unchangedSince(outlook.changes())) {
      return false;
    }
    Set<Long> sent = Set.copyOf(ledgers.receipts().send(receipts.values()));
    receipts.forEach((hash, receipt) -> {
      if (sent.contains(receipt)) {
        hashes.add(hash);
      }
    });
    return true;
  }

  private Sent call(Effect effect, List<String> hashes, List<Long> receipts) {
    try {
      effects.apply(effect, hashes);
      return new Sent(hashes.size(), false);
    } catch (OutcomeUnknown unknown) {
      LOG.warn("{} on {} torrents: {}", effect.label(), hashes.size(), unknown.getMessage());
      ledgers.inTenancy(() -> ledgers.lateWrites().lose(receipts));
      fence.lost();
      return new Sent(hashes.size(), false);
    } catch (WriteRejected rejected) {
      LOG.warn("{} on {} torrents: {}", effect.label(), hashes.size(), rejected.getMessage());
      ledgers.inTenancy(
          () -> ledgers.receipts().rejected(receipts, String.valueOf(rejected.getMessage())));
      return new Sent(0, true);
    }
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
    if (hashes.isEmpty()) {
      return;
    }
    if (wanted == TagsLedger.Wanted.ADD) {
      ledgers.inTenancy(() -> ledgers.tags().tagging(generations));
    }
    call(effect, hashes, List.of());
  }
}
