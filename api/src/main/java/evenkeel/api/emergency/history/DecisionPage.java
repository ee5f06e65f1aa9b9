package evenkeel.api.emergency.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some decisions, the newest first.
 *
 * @param next where the older ones are; null at the end
 */
public record DecisionPage(List<DecisionView> decisions, @Nullable String next) {}
