package evenkeel.api.emergency.history;

import evenkeel.api.emergency.EmergencyRow;
import evenkeel.api.emergency.EmergencyView.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line in the history of an account's emergencies.
 *
 * @param openingReading id of the reading that opened it; null when an order did
 * @param closedWhy why it was closed; null while it is open
 * @param hold why the operator holds it, or held it when it was closed; null when nobody does
 */
public record PastEmergency(
    long number,
    State state,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy,
    @Nullable String hold,
    @Nullable Long openingReading) {

  static PastEmergency of(EmergencyRow row) {
    return new PastEmergency(
        row.number(),
        row.closedAt() == null ? State.OPEN : State.CLOSED,
        row.openedAt(),
        row.closedAt(),
        row.closedWhy(),
        row.hold(),
        row.openingReading());
  }
}
