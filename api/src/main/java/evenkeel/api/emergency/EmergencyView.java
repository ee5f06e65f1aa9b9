package evenkeel.api.emergency;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.Phase;
import evenkeel.emergency.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's emergency as the door shows it: what PostgreSQL knows, and what the story tells.
 *
 * @param number its number; null before its row is open, or when there was none
 * @param hold why the operator holds it, or held it when it was closed; null when nobody does
 * @param phase how far it is; null when there was none
 * @param pending torrents that something is still to be done for
 * @param clients how far each client is
 * @param quietSince since when no reading opens an emergency, because the operator released it; the
 *     answer to an order does not tell it
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
    @Nullable String hold,
    @Nullable Phase phase,
    int pending,
    List<ClientProgress> clients,
    @Nullable Instant quietSince,
    @Nullable StoryView story,
    @Nullable String storyMissing) {

  /** Whether there is an emergency. */
  public enum State {
    NONE,
    OPEN,
    CLOSED
  }

  static EmergencyView none(String account, @Nullable Instant quietSince) {
    return new EmergencyView(
        account,
        State.NONE,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        List.of(),
        quietSince,
        null,
        null);
  }

  /** As the story answered an order. */
  static EmergencyView of(Emergency told) {
    List<ClientProgress> clients =
        told.clients().values().stream()
            .map(report ->
                ClientProgress.of(report)
                    .waiting(told.release().waiting().getOrDefault(report.client(), Waiting.NONE)))
            .sorted(Comparator.comparing(ClientProgress::client))
            .toList();
    return new EmergencyView(
        told.account(),
        told.frozen() || told.waiting() ? State.OPEN : State.CLOSED,
        told.number() == 0 ? null : told.number(),
        told.openedAt(),
        null,
        told.ending(),
        told.hold(),
        told.phase(),
        ClientProgress.pending(clients),
        clients,
        null,
        StoryView.of(told),
        null);
  }

  /** The row of an emergency, with how far each client is. */
  static EmergencyView of(EmergencyRow row, Phase phase, List<ClientProgress> clients) {
    return new EmergencyView(
        row.account(),
        row.closedAt() == null ? State.OPEN : State.CLOSED,
        row.number(),
        row.openedAt(),
        row.closedAt(),
        row.closedWhy(),
        row.hold(),
        phase,
        ClientProgress.pending(clients),
        clients,
        row.quietSince(),
        null,
        null);
  }

  EmergencyView told(Emergency told) {
    return with(told.phase(), StoryView.of(told), null);
  }

  EmergencyView untold(String why) {
    return with(phase, null, why);
  }

  private EmergencyView with(
      @Nullable Phase now, @Nullable StoryView tells, @Nullable String missing) {
    return new EmergencyView(
        account,
        state,
        number,
        openedAt,
        closedAt,
        closedWhy,
        hold,
        now,
        pending,
        clients,
        quietSince,
        tells,
        missing);
  }
}
