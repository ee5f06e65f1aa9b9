package evenkeel.emergency.workflow;

import evenkeel.account.Forecast;
import evenkeel.emergency.Recovery;
import org.jspecify.annotations.Nullable;

/**
 * How an emergency stands in the ledger.
 *
 * @param open whether its row is open
 * @param forecast what it takes to recover; null without readings, or when the row is closed
 * @param recovery what the readings say of its end; null when the row is closed, and as older
 *     workers answered
 */
public record Standing(boolean open, @Nullable Forecast forecast, @Nullable Recovery recovery) {}
