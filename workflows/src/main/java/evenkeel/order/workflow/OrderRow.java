package evenkeel.order.workflow;

import evenkeel.order.GivenOrder;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as its row tells it.
 *
 * @param closedWhy why it was closed; null while it is open
 * @param clients ids of the clients that will report: all it is for, or, once it is closed, those
 *     that may have something to give back
 */
public record OrderRow(
    GivenOrder given, Instant givenAt, @Nullable String closedWhy, Set<String> clients) {}
