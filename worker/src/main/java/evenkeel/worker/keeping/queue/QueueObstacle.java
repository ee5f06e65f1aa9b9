package evenkeel.worker.keeping.queue;

/** Why a limit of the queue is not raised though seeds wait for it. */
public enum QueueObstacle {
  /** The client would not, or its user has changed a limit. */
  GIVEN_UP,
  /** Downloads would run instead. */
  DOWNLOADS,
  /** A share limit could act on one that waits. */
  SHARE_LIMIT,
  /** They wait though no limit is reached. */
  OTHER
}
