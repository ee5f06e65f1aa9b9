package evenkeel.temporal;

import java.util.OptionalLong;

/** Every workflow and schedule id: readable paths, so that Temporal's UI reads like a directory. */
public final class WorkflowIds {
  private static final String ORDER = "order/";

  private WorkflowIds() {}

  /** Story of an account's emergency; also the name of its holder. */
  public static String emergency(String account) {
    return "emergency/" + account;
  }

  /** Story of an order to torrents; also the name of its holder. */
  public static String order(long number) {
    return ORDER + number;
  }

  /** Number of the order whose story, or holder, this is; empty if it is none. */
  public static OptionalLong orderNumber(String id) {
    return id.startsWith(ORDER)
        ? OptionalLong.of(Long.parseLong(id.substring(ORDER.length())))
        : OptionalLong.empty();
  }

  /** Gives an order its number: one of these for each key. */
  public static String giveOrder(String key) {
    return "give-order/" + key;
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
