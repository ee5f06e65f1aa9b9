package evenkeel.api.emergency.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a torrent's field, or of a preference, without a write, or by a person's word.
 *
 * @param hash null for a preference, whose name is {@code name}
 * @param verdict restored, ceded, parked, reopened, guarded, left, asserted or unused
 * @param look the client's look it was decided in
 */
public record DecisionView(
    long id,
    String client,
    @Nullable String hash,
    String name,
    String field,
    String verdict,
    long look,
    Instant decidedAt) {}
