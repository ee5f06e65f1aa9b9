package evenkeel.keeping;

import evenkeel.torrent.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code run} of one torrent with an open baseline, as the ledger knows it.
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
public record KeptField(
    long baselineId,
    Run baseline,
    List<Run> wants,
    @Nullable Run confirmed,
    long confirmedRun,
    @Nullable Long divergedLook,
    @Nullable Long absentLook,
    boolean parked,
    boolean guarded,
    @Nullable Refusal refusal,
    @Nullable PendingWrite pending) {

  /** A value that could not be set, in that client run; another run or target is a new chance. */
  public record Refusal(Run target, long run) {}

  /** What should hold now: the strictest of the open claims, or the baseline when none is open. */
  public Run target() {
    return Run.strictest(wants).orElse(baseline);
  }

  /** Whether no claim is open any more. */
  public boolean returning() {
    return wants.isEmpty();
  }
}
