package evenkeel.worker.keeping.condition;

import evenkeel.keeping.ClaimRule;
import evenkeel.settings.NoticeKind;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the operator, once for each emergency and client, what keeps complete torrents back. */
public record HindranceNotice(NoticesLedger notices, String client) {
  private static final long KIB = 1024;

  /** Tells whoever has complete torrents there. */
  public void tell(
      Map<Holder, ClaimRule> rules,
      Collection<Sighting> sightings,
      Preferences preferences,
      Throttle throttle) {
    rules.forEach((holder, rule) -> {
      List<Torrent> seeds =
          sightings.stream()
              .map(Sighting::torrent)
              .filter(one -> one.complete() && !one.masked() && rule.covers(one))
              .toList();
      List<String> hindrances = hindrances(throttle);
      queued(rule, seeds, preferences).ifPresent(hindrances::add);
      if (holder.account() != null && !seeds.isEmpty() && !hindrances.isEmpty()) {
        tell(holder, hindrances);
      }
    });
  }

  private void tell(Holder holder, List<String> hindrances) {
    String text =
        "client %s: what keeps complete torrents of %s from uploading: %s. Evenkeel changes none of it"
            .formatted(client, holder.account(), String.join("; ", hindrances));
    notices.tell(
        new NoticesLedger.Telling(
            "hindered/%s/%d/%s".formatted(holder.holder(), holder.number(), client),
            holder.account(),
            client,
            NoticeKind.HINDERED,
            text));
  }

  private static List<String> hindrances(Throttle throttle) {
    List<String> hindrances = new ArrayList<>();
    if (throttle.paused()) {
      hindrances.add("the whole session is paused, so nothing is sent at all");
    }
    if (throttle.alternativeLimits()) {
      hindrances.add("the alternative speed limits are on");
    }
    if (throttle.strangles()) {
      hindrances.add(
          "the upload limit of %d KiB/s is used up".formatted(throttle.uploadLimit() / KIB));
    }
    return hindrances;
  }

  /** Only where nothing is done about it. */
  private static Optional<String> queued(
      ClaimRule rule, List<Torrent> seeds, Preferences preferences) {
    long waiting = seeds.stream().filter(one -> one.state() == TorrentState.QUEUED).count();
    boolean raised = rule.raisesQueue() && !rule.observing();
    return preferences.queueing() && waiting > 0 && !raised
        ? Optional.of("%d of them wait in the client's queue".formatted(waiting))
        : Optional.empty();
  }
}
