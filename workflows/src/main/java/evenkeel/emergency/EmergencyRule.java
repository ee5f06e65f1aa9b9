package evenkeel.emergency;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an emergency claims of an account's torrents: every incomplete one that is not stopped,
 * queued ones included, is to stop; a complete one that stood stopped when the emergency began is
 * to run, so that it uploads.
 *
 * @param trackers host suffixes of the account's tracker
 * @param startStopped whether complete torrents that the user had stopped are started
 */
public record EmergencyRule(
    List<String> trackers,
    Set<String> excludedTags,
    Set<String> excludedCategories,
    boolean startStopped,
    boolean observing)
    implements ClaimRule {

  @Override
  public Coverage coverage(Torrent torrent) {
    if (!ofAccount(torrent.trackerHosts())) {
      return Coverage.NOT_OF_ACCOUNT;
    }
    if (excludedCategories.contains(torrent.category())) {
      return Coverage.EXCLUDED_CATEGORY;
    }
    return torrent.tags().stream().anyMatch(excludedTags::contains)
        ? Coverage.EXCLUDED_TAG
        : Coverage.COVERED;
  }

  /** Whether a torrent on these trackers is the account's, excluded or not. */
  public boolean ofAccount(Collection<String> hosts) {
    return hosts.stream()
        .anyMatch(host ->
            trackers.stream()
                .anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix)));
  }

  @Override
  public Ground ground(Candidate candidate) {
    boolean stopped = candidate.run() == Run.STOPPED;
    if (candidate.torrent().complete()) {
      return stopped ? ofStoppedSeed(candidate) : Ground.SEEDS_ALREADY;
    }
    if (stopped) {
      return Ground.STOPPED_ALREADY;
    }
    return startedByTheUser(candidate) ? Ground.STARTED_BY_USER : Ground.DOWNLOADS;
  }

  private static boolean startedByTheUser(Candidate candidate) {
    return !candidate.opening() && candidate.known() && candidate.lastRun() == Run.STOPPED;
  }

  /** Never started: one whose share limits could remove it while it runs, nor out of an error. */
  private Ground ofStoppedSeed(Candidate candidate) {
    if (!startStopped) {
      return Ground.STARTS_OFF;
    }
    if (!candidate.opening()) {
      return Ground.STOPPED_LATER;
    }
    if (candidate.limits().couldAct()) {
      return Ground.SHARE_LIMIT;
    }
    return candidate.torrent().state() == TorrentState.ERRORED ? Ground.BROKEN : Ground.COULD_SEED;
  }
}
