package evenkeel.emergency.workflow;

import evenkeel.account.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * How an emergency stands in the ledger.
 *
 * @param open whether its row is open
 * @param forecast what it takes to recover; null without readings, or when the row is closed
 */
public record Standing(boolean open, @Nullable Forecast forecast) {}
