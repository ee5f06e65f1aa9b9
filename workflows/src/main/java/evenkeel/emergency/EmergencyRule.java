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
  public boolean covers(Torrent torrent) {
    return ofAccount(torrent.trackerHosts())
        && !excludedCategories.contains(torrent.category())
        && torrent.tags().stream().noneMatch(excludedTags::contains);
  }

  /** Whether a torrent on these trackers is the account's, excluded or not. */
  public boolean ofAccount(Collection<String> hosts) {
    return hosts.stream()
        .anyMatch(host ->
            trackers.stream()
                .anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix)));
  }

  @Override
  public Answer judge(Candidate candidate) {
    Torrent torrent = candidate.torrent();
    boolean stopped = candidate.run() == Run.STOPPED;
    if (torrent.complete()) {
      return stopped && mayStart(candidate) ? Answer.START : Answer.NONE;
    }
    if (stopped) {
      return Answer.NONE;
    }
    return startedByTheUser(candidate) ? Answer.USERS_OWN : Answer.STOP;
  }

  private static boolean startedByTheUser(Candidate candidate) {
    return !candidate.opening() && candidate.known() && candidate.lastRun() == Run.STOPPED;
  }

  /** Never one whose share limits could remove it while it runs, nor out of an error. */
  private boolean mayStart(Candidate candidate) {
    return startStopped
        && candidate.opening()
        && !candidate.limits().couldAct()
        && candidate.torrent().state() != TorrentState.ERRORED;
  }
}
