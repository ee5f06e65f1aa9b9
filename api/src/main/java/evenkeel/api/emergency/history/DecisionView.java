package evenkeel.api.emergency.history;

import java.time.Instant;

/**
 * What became of a torrent's field without a write, or by a person's word.
 *
 * @param verdict restored, ceded, parked, reopened, guarded, left, asserted or unused
 * @param look the client's look it was decided in
 */
public record DecisionView(
    long id,
    String client,
    String hash,
    String name,
    String field,
    String verdict,
    long look,
    Instant decidedAt) {}
