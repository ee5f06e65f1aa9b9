package evenkeel.temporal;

/** Names of the task queues. */
public final class TaskQueues {
  /** Short stories and their activities. */
  public static final String EVENKEEL = "evenkeel";

  /** Emergencies alone: an operator's order must not wait behind anything. */
  public static final String EMERGENCY = "emergency";

  private TaskQueues() {}

  /** Activities of one client's keeper: served by the holder of its lease alone. */
  public static String client(String client) {
    return "client/" + client;
  }
}
