package evenkeel.api.keeping;

import evenkeel.keeping.workflow.DecideOrder.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What a decision came to.
 *
 * @param torrents how many had been waiting for it; null while that is still being found out
 */
public record DecidedView(String client, Decision decision, @Nullable Integer torrents) {}
