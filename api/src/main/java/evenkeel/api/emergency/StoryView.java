package evenkeel.api.emergency;

import evenkeel.account.Forecast;
import evenkeel.api.account.ReadingView;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.Phase;
import evenkeel.emergency.Waiting;
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
 * @param releaseDue when it is released by itself, the ratio having recovered; null otherwise
 * @param asksUntil it has recovered but begun too often in a day: until then it waits for a
 *     hand-back or a release; null otherwise
 * @param waiting what waits for the buffer; null unless the rest was given back
 * @param tooLarge of these, what is larger than the whole buffer; null as waiting is
 */
public record StoryView(
    Phase phase,
    @Nullable String hold,
    int readingsAtRecovery,
    @Nullable ReadingView lastReading,
    @Nullable Forecast forecast,
    List<KeeperReport> clients,
    @Nullable Instant reminderDue,
    @Nullable String ending,
    @Nullable Instant releaseDue,
    @Nullable Instant asksUntil,
    @Nullable Waiting waiting,
    @Nullable Waiting tooLarge) {

  static StoryView of(Emergency told) {
    return new StoryView(
        told.phase(),
        told.hold(),
        told.atRecovery(),
        told.lastReading() == null ? null : ReadingView.of(told.lastReading()),
        told.outlook().forecast(),
        told.clients().values().stream()
            .sorted(Comparator.comparing(KeeperReport::client))
            .toList(),
        told.outlook().reminderDue(),
        told.ending(),
        told.release().due(),
        told.release().asksUntil(),
        told.waiting() ? told.release().total() : null,
        told.waiting() ? told.release().tooLarge() : null);
  }
}
