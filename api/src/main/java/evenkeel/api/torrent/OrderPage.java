package evenkeel.api.torrent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders, the newest first.
 *
 * @param next where the older ones are; null at the end
 */
public record OrderPage(List<OrderView> orders, @Nullable String next) {}
