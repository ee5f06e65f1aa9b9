package evenkeel.api.emergency.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some receipts, the newest first.
 *
 * @param next where the older ones are; null at the end
 */
public record ReceiptPage(List<ReceiptView> receipts, @Nullable String next) {}
