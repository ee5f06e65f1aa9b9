package evenkeel.keeping;

import evenkeel.torrent.Keepable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field with an open baseline, as the ledger knows it: {@code run} of one torrent, or a
 * preference of a client.
 *
 * @param baselineId number of the open baseline
 * @param baseline the value before the first write
 * @param wants what the open claims want; empty = it is to be given back
 * @param confirmed the last effective value that was read back; null before the first
 * @param confirmedRun the client run in which it was last seen to hold
 * @param divergedLook first look of a series that shows another value; null = none
 * @param absentLook first look of a series without the torrent; null = none
 * @param parked whether the torrent is gone and the baseline waits for it
 * @param guarded whether it waits for a person's decision
 * @param refusal what was refused; null = nothing
 * @param pending a write not seen yet; null = none
 */
public record KeptField<V extends Keepable<V>>(
    long baselineId,
    V baseline,
    List<V> wants,
    @Nullable V confirmed,
    long confirmedRun,
    @Nullable Long divergedLook,
    @Nullable Long absentLook,
    boolean parked,
    boolean guarded,
    @Nullable Refusal<V> refusal,
    @Nullable PendingWrite<V> pending) {
  /** What does not show for so long is hidden, by an error such as a full disk. */
  private static final Duration SHOWN = Duration.ofMinutes(10);

  /** A value that could not be set, in that client run; another run or target is a new chance. */
  public record Refusal<V>(V target, long run) {}

  /** What should hold now: what follows from the open claims, or the baseline when none is open. */
  public V target() {
    return baseline.under(wants);
  }

  /** Whether no claim is open any more. */
  public boolean returning() {
    return wants.isEmpty();
  }

  /** Whether a write may show at any look: it was sent lately, and the torrent is there. */
  public boolean awaited(Instant now) {
    return pending != null && !parked && !guarded && now.isBefore(pending.sentAt().plus(SHOWN));
  }
}
