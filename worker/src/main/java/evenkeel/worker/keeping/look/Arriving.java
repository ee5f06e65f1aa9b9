package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.keeping.KeptField;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the bytes that an account's torrents will still bring by themselves: those that run, the
 * excluded ones too, and those that are being given back. What a state hides counts as running;
 * what is in error brings nothing.
 */
final class Arriving {
  private final ClaimRule rule;
  private final Ruling.View view;
  private long bytes;

  Arriving(ClaimRule rule, Ruling.View view) {
    this.rule = rule;
    this.view = view;
  }

  void add(Sighting sighting, ClaimsLedger.@Nullable Claim claim) {
    Torrent torrent = sighting.torrent();
    if (torrent.amountLeft() > 0
        && torrent.state() != TorrentState.ERRORED
        && rule.coverage(torrent) != Coverage.NOT_OF_ACCOUNT
        && (runs(torrent) || returns(sighting.generation(), claim))) {
      bytes += torrent.amountLeft();
    }
  }

  long bytes() {
    return bytes;
  }

  private static boolean runs(Torrent torrent) {
    return torrent.masked() || torrent.run() != Run.STOPPED;
  }

  private boolean returns(long generation, ClaimsLedger.@Nullable Claim claim) {
    KeptField<Run> field = view.kept().get(generation);
    return claim != null
        && !claim.open()
        && field != null
        && field.returning()
        && !field.parked()
        && field.baseline() != Run.STOPPED;
  }
}
