package evenkeel.worker.keeping.model.fake;

import evenkeel.torrent.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The queue of a fake client: how many may be active, and when each seed was let run. */
public final class FakeQueue {
  private boolean on;
  private int uploads = -1;
  private int torrents = -1;
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

  void orders(int mostUploads, int mostTorrents) {
    ordered.add(mostUploads);
    limits(mostUploads, mostTorrents);
  }

  /** Lets in whom the limits bear, in the order of their ids; who is forced is not counted. */
  void turn(Collection<FakeTorrent> all, long now) {
    int seeding = 0;
    int active = 0;
    for (FakeTorrent one : all) {
      boolean counts = on && one.run() == Run.NORMAL && !one.masked() && one.shownComplete();
      boolean waits = counts && (full(seeding, uploads) || full(active, torrents));
      if (one.waits && !waits && one.run() != Run.STOPPED) {
        starts.add(now);
      }
      one.waits = waits;
      seeding += counts && !waits ? 1 : 0;
      active += counts && !waits ? 1 : 0;
    }
  }

  private static boolean full(int active, int most) {
    return most >= 0 && active >= most;
  }
}
