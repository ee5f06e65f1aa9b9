package evenkeel.keeping.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a keeper stands.
 *
 * @param heartbeat how long its activities may be silent before another attempt starts
 * @param round rounds finished since the keeper first began
 * @param found why the last watch ended; null before the first
 * @param written what came of the last writing; null before the first
 */
public record KeeperRound(
    String client,
    Duration heartbeat,
    long round,
    @Nullable Found found,
    @Nullable Written written) {

  /** A keeper about to begin. */
  public static KeeperRound first(String client, Duration heartbeat) {
    return new KeeperRound(client, heartbeat, 0, null, null);
  }

  int toWrite() {
    return found == null ? 0 : found.toWrite();
  }

  int toTell() {
    return found == null ? 0 : found.toTell();
  }

  KeeperRound found(Found now) {
    return new KeeperRound(client, heartbeat, round, now, written);
  }

  KeeperRound written(Written now) {
    return new KeeperRound(client, heartbeat, round, found, now);
  }

  KeeperRound finished() {
    return new KeeperRound(client, heartbeat, round + 1, found, written);
  }
}
