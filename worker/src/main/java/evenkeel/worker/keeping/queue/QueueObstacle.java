package evenkeel.worker.keeping.queue;

/** Why a limit of the queue is not raised though seeds wait for it. */
public enum QueueObstacle {
  /** The client would not, or its user has changed a limit. */
  GIVEN_UP("its limits are its user's, or the client would not raise them"),
  /** They are kept for another profile of the client, in which they were raised. */
  ANOTHER_PROFILE(
      "Evenkeel raised its limits in another profile, and keeps what they were for that one"),
  /** Downloads would run instead. */
  DOWNLOADS("higher limits would let downloads run that wait there too"),
  /** A share limit could act on one that waits. */
  SHARE_LIMIT("a share limit could stop or remove a seed there once it runs"),
  /** They wait though no limit is reached. */
  OTHER("none of its limits is reached");

  private final String words;

  QueueObstacle(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }
}
