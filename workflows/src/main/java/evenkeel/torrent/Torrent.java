package evenkeel.torrent;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One torrent as a client shows it in one look.
 *
 * @param hash the client's id of the torrent, 40 lower-case hex digits
 * @param infohashV1 v1 info hash, or null
 * @param infohashV2 v2 info hash, or null
 * @param addedOn when it was added, Unix seconds: tells a torrent from the same one added again
 * @param state what it does
 * @param masked whether the state hides if it is stopped or complete: checking, loading, moving,
 *     metadata missing, error, missing files, unknown
 * @param loading whether the client still reads its own record of it after a start
 * @param complete whether all wanted data is there; means nothing while masked
 * @param forced whether it runs ahead of the queue; always false while stopped
 * @param trackerHosts host names of its announce URLs, lower case, without port
 * @param ratio its own share ratio; -1 when too large to be shown
 * @param seeding how long it has seeded
 * @param amountLeft bytes still to download
 * @param limits its share limits, its own or its category's, not yet resolved against the client's
 */
public record Torrent(
    String hash,
    @Nullable String infohashV1,
    @Nullable String infohashV2,
    long addedOn,
    String name,
    TorrentState state,
    boolean masked,
    boolean loading,
    boolean complete,
    boolean forced,
    String category,
    Set<String> tags,
    Set<String> trackerHosts,
    double ratio,
    Duration seeding,
    long size,
    long amountLeft,
    ShareLimits limits) {

  /** The value of the field {@code run}; means nothing while masked. */
  public Run run() {
    if (state == TorrentState.STOPPED) {
      return Run.STOPPED;
    }
    return forced ? Run.FORCED : Run.NORMAL;
  }

  /** The same torrent with other share limits of its own. */
  public Torrent with(ShareLimits own) {
    return with(state, own);
  }

  /** The same torrent in another state. */
  public Torrent in(TorrentState other) {
    return with(other, limits);
  }

  private Torrent with(TorrentState otherState, ShareLimits otherLimits) {
    return new Torrent(
        hash,
        infohashV1,
        infohashV2,
        addedOn,
        name,
        otherState,
        masked,
        loading,
        complete,
        forced,
        category,
        tags,
        trackerHosts,
        ratio,
        seeding,
        size,
        amountLeft,
        otherLimits);
  }
}
