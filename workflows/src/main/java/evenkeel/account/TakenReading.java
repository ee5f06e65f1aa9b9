package evenkeel.account;

import org.jspecify.annotations.Nullable;

/**
 * A reading just taken, checked against the ones before it and judged with today's settings.
 *
 * @param judgement what it means; null when it is refused, so that it gives no level
 * @param remark why it is refused, or what is unusual about it; null when there is nothing to say
 */
public record TakenReading(
    Reading reading, @Nullable Judgement judgement, @Nullable String remark) {}
