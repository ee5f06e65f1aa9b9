package evenkeel.order.workflow;

import java.util.Set;

/**
 * What came of closing an order's row.
 *
 * @param why the reason it is closed for: that of whoever closed it first
 * @param clients ids of the clients that have anything to give back and will report it
 */
public record ClosedOrder(String why, Set<String> clients) {}
