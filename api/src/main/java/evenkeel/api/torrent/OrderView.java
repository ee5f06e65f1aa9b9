package evenkeel.api.torrent;

import evenkeel.api.emergency.ClientProgress;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.OrderPhase;
import evenkeel.order.Selection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to torrents as PostgreSQL knows it.
 *
 * @param selection what it means; a list that is empty leaves nothing out
 * @param closedAt since when it holds nothing any more; null while it does
 * @param closedWhy why it does not: undone, restarted, or why it was refused
 * @param pending torrents that something is still to be done for
 * @param clients how far each client is
 */
public record OrderView(
    long number,
    OrderKind kind,
    String reason,
    Selection selection,
    OrderPhase phase,
    Instant givenAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy,
    int pending,
    List<ClientProgress> clients) {

  static OrderView of(OrderRow row, OrderPhase phase, List<ClientProgress> clients) {
    GivenOrder given = row.given();
    return new OrderView(
        row.number(),
        given.kind(),
        given.reason(),
        given.selection(),
        phase,
        row.givenAt(),
        row.closedAt(),
        row.closedWhy(),
        clients.stream().mapToInt(one -> one.pending() + one.restoring()).sum(),
        clients);
  }
}
