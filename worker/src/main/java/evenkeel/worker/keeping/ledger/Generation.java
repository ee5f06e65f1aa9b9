package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import org.jspecify.annotations.Nullable;

/** What is remembered of one torrent generation: a torrent added at a certain time. */
final class Generation {
  final long id;
  final long addedOn;
  @Nullable Long firstUnmaskedLook;
  @Nullable Run lastRun;

  Generation(long id, long addedOn, @Nullable Long firstUnmaskedLook, @Nullable Run lastRun) {
    this.id = id;
    this.addedOn = addedOn;
    this.firstUnmaskedLook = firstUnmaskedLook;
    this.lastRun = lastRun;
  }
}
