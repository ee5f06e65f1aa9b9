package evenkeel.api.emergency;

import evenkeel.account.Forecast;
import evenkeel.api.account.ReadingView;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.Phase;
import evenkeel.keeping.KeeperReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running emergency tells of itself.
 *
 * @param hold the operator's reason; null without a hold
 * @param readingsAtRecovery readings at recovery in a row
 * @param clients how far each client is
 */
public record StoryView(
    Phase phase,
    @Nullable String hold,
    int readingsAtRecovery,
    @Nullable ReadingView lastReading,
    @Nullable Forecast forecast,
    List<KeeperReport> clients,
    @Nullable Instant reminderDue,
    @Nullable String ending) {

  static StoryView of(Emergency told) {
    return new StoryView(
        told.phase(),
        told.hold(),
        told.atRecovery(),
        told.lastReading() == null ? null : ReadingView.of(told.lastReading()),
        told.forecast(),
        told.clients().values().stream()
            .sorted(Comparator.comparing(KeeperReport::client))
            .toList(),
        told.reminderDue(),
        told.ending());
  }
}
