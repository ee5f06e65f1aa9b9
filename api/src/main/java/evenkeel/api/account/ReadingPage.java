package evenkeel.api.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some readings, the newest first.
 *
 * @param next where the older ones are; null at the end
 */
public record ReadingPage(List<ReadingView> readings, @Nullable String next) {}
