package evenkeel.api.torrent;

import evenkeel.order.GivenOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the orders; {@code closedAt} and {@code closedWhy} are null while it is open. */
record OrderRow(
    long number,
    GivenOrder given,
    Instant givenAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy) {}
