package evenkeel.api.emergency.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some emergencies, the newest first.
 *
 * @param next where the older ones are; null at the end
 */
public record EmergencyPage(List<PastEmergency> emergencies, @Nullable String next) {}
