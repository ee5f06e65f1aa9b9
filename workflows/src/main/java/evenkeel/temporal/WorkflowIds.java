package evenkeel.temporal;

/** Every workflow and schedule id: readable paths, so that Temporal's UI reads like a directory. */
public final class WorkflowIds {
  private WorkflowIds() {}

  /** Story of an account's emergency; also the name of its holder. */
  public static String emergency(String account) {
    return "emergency/" + account;
  }

  /** Keeper of a client. */
  public static String keeper(String client) {
    return "keeper/" + client;
  }

  /** Schedule, and prefix of the workflows it starts, that takes an account's readings. */
  public static String readAccount(String account) {
    return "read-account/" + account;
  }
}
