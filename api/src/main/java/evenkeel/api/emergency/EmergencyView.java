package evenkeel.api.emergency;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's emergency as the door shows it: what PostgreSQL knows, and what the story tells.
 *
 * @param number its number; null before its row is open, or when there was none
 * @param story what the running story tells; null when none runs or it did not answer in time
 * @param storyMissing why an open emergency has no story here; null otherwise
 */
public record EmergencyView(
    String account,
    State state,
    @Nullable Long number,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy,
    @Nullable StoryView story,
    @Nullable String storyMissing) {

  /** Whether there is an emergency. */
  public enum State {
    NONE,
    OPEN,
    CLOSED
  }

  static EmergencyView none(String account) {
    return new EmergencyView(account, State.NONE, null, null, null, null, null, null);
  }

  /** As the story answered an order. */
  static EmergencyView of(Emergency told) {
    return new EmergencyView(
        told.account(),
        told.phase() == Phase.RELEASED ? State.CLOSED : State.OPEN,
        told.number() == 0 ? null : told.number(),
        told.openedAt(),
        null,
        told.ending(),
        StoryView.of(told),
        null);
  }

  EmergencyView told(Emergency told) {
    return new EmergencyView(
        account, state, number, openedAt, closedAt, closedWhy, StoryView.of(told), null);
  }

  EmergencyView untold(String why) {
    return new EmergencyView(account, state, number, openedAt, closedAt, closedWhy, null, why);
  }
}
