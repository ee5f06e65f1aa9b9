package evenkeel.emergency.workflow;

import evenkeel.emergency.Waiting;
import java.util.Map;
import java.util.Set;

/**
 * What came of giving back as much as the buffer bears.
 *
 * @param ours false when somebody else had closed the row
 * @param clients ids of the clients that have anything to give back and will report it; empty while
 *     something waits
 * @param waiting what is left to wait, by client id; empty = nothing: the row is closed
 * @param tooLarge those of them that are larger than the whole buffer
 */
public record GivenBack(
    boolean ours, Set<String> clients, Map<String, Waiting> waiting, Waiting tooLarge) {}
