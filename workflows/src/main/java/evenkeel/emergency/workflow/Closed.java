package evenkeel.emergency.workflow;

import java.util.Set;

/**
 * What came of closing an emergency's row.
 *
 * @param ours whether it is closed for the reason given, now or by an earlier attempt; false when
 *     somebody else had closed it
 * @param clients ids of the clients that have anything to give back and will report it
 */
public record Closed(boolean ours, Set<String> clients) {}
