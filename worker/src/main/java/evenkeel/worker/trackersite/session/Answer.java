package evenkeel.worker.trackersite.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the site answered.
 *
 * @param location where a redirect points; null without one
 * @param body text without byte-order mark
 * @param at when the answer was complete
 */
public record Answer(int status, @Nullable String location, String body, Instant at) {}
