package evenkeel.worker.keeping.model.fake;

import evenkeel.torrent.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The queue of a fake client: how many may be active, and when each seed was let run. */
public final class FakeQueue {
  private static final int DONE = 200;

  private boolean on;
  private int downloads = -1;
  private int uploads = -1;
  private int torrents = -1;
  private boolean ignores;
  private boolean keepsBack;
  private int refusal = DONE;
  private int asked;
  private final List<Long> starts = new ArrayList<>();
  private final List<Integer> ordered = new ArrayList<>();

  /** Only so many may be active from now on; -1 = no limit. */
  public void limits(int mostUploads, int mostTorrents) {
    on = true;
    uploads = mostUploads;
    torrents = mostTorrents;
  }

  boolean on() {
    return on;
  }

  public int uploads() {
    return uploads;
  }

  public int torrents() {
    return torrents;
  }

  /** When seeds were let run that had waited, in the time of the story. */
  public List<Long> starts() {
    return List.copyOf(starts);
  }

  /** Every limit of uploads that Evenkeel has set. */
  public List<Integer> ordered() {
    return List.copyOf(ordered);
  }

  /** From now on nothing that is ordered has an effect. */
  public void ignores(boolean ordered) {
    ignores = ordered;
  }

  /** From now on whoever waits goes on waiting, whatever the limits are. */
  public void keepsBack() {
    keepsBack = true;
  }

  /** From now on every change of a limit is answered so; 200 = it is done. */
  public void refuses(int status) {
    refusal = status;
  }

  /** How often Evenkeel asked for a change of limits. */
  public int asked() {
    return asked;
  }

  /** The status of the answer to a change that is asked for now. */
  int answer() {
    asked++;
    return refusal;
  }

  void orders(int mostUploads, int mostTorrents) {
    ordered.add(mostUploads);
    if (!ignores) {
      limits(mostUploads, mostTorrents);
    }
  }

  /** Lets no more downloads run from now on; -1 = no limit. */
  public void downloads(int most) {
    downloads = most;
  }

  int downloads() {
    return downloads;
  }

  /**
   * Lets in whom the limits bear, in the order of their ids, downloads before seeds; who is forced
   * is not counted.
   */
  void turn(Collection<FakeTorrent> all, long now) {
    int active = turn(all, false, downloads, 0, now);
    turn(all, true, uploads, active, now);
  }

  /** Answers how many are active then. */
  private int turn(
      Collection<FakeTorrent> all, boolean complete, int most, int activeBefore, long now) {
    int let = 0;
    for (FakeTorrent one : all) {
      if (one.shownComplete() != complete) {
        continue;
      }
      boolean counts = on && one.run() == Run.NORMAL && !one.masked();
      boolean waits =
          counts
              && ((one.waits && keepsBack)
                  || full(let, most)
                  || full(activeBefore + let, torrents));
      if (one.waits && !waits && one.run() != Run.STOPPED) {
        starts.add(now);
      }
      one.waits = waits;
      let += counts && !waits ? 1 : 0;
    }
    return activeBefore + let;
  }

  private static boolean full(int active, int most) {
    return most >= 0 && active >= most;
  }
}
