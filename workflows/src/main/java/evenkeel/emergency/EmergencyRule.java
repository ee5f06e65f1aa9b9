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
 * @param seeding what is done so that complete ones upload
 */
public record EmergencyRule(
    List<String> trackers,
    Set<String> excludedTags,
    Set<String> excludedCategories,
    Seeding seeding,
    boolean observing)
    implements ClaimRule {

  /**
   * What is done so that complete torrents upload.
   *
   * @param startStopped whether those that the user had stopped are started
   * @param raiseQueue whether limits of the client's queue are raised for those that wait there
   * @param forceStart whether they run ahead of the queue instead; it is not raised then
   */
  public record Seeding(boolean startStopped, boolean raiseQueue, boolean forceStart) {}

  @Override
  public boolean raisesQueue() {
    return seeding.raiseQueue && !seeding.forceStart;
  }

  @Override
  public boolean letsQueuedRun() {
    return seeding.raiseQueue || seeding.forceStart;
  }

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
      return stopped ? ofStoppedSeed(candidate) : ofRunningSeed(candidate);
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
    if (!seeding.startStopped) {
      return Ground.STARTS_OFF;
    }
    if (!candidate.opening()) {
      return Ground.STOPPED_LATER;
    }
    if (candidate.limits().couldAct()) {
      return Ground.SHARE_LIMIT;
    }
    if (candidate.torrent().state() == TorrentState.ERRORED) {
      return Ground.BROKEN;
    }
    return seeding.forceStart ? Ground.COULD_SEED_AHEAD : Ground.COULD_SEED;
  }

  /** Never forced: one whose share limits could remove it once its force is taken away. */
  private Ground ofRunningSeed(Candidate candidate) {
    boolean waits =
        candidate.run() == Run.NORMAL && candidate.torrent().state() == TorrentState.QUEUED;
    return seeding.forceStart && waits && !candidate.limits().couldAct()
        ? Ground.WAITS_IN_QUEUE
        : Ground.SEEDS_ALREADY;
  }
}
