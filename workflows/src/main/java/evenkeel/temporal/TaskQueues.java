package evenkeel.temporal;

/** Names of the task queues. */
public final class TaskQueues {
  /** Short stories and their activities. */
  public static final String EVENKEEL = "evenkeel";

  /** Emergencies alone: an operator's order must not wait behind anything. */
  public static final String EMERGENCY = "emergency";

  /** Orders to torrents: apart from emergencies, so that neither waits behind the other. */
  public static final String ORDER = "order";

  private TaskQueues() {}

  /** Activities of one client's keeper: served by the holder of its lease alone. */
  public static String client(String client) {
    return "client/" + client;
  }
}
