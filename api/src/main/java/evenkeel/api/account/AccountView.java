package evenkeel.api.account;

import evenkeel.account.Level;
import evenkeel.settings.AccountSettings.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the door shows it.
 *
 * @param level what its last reading meant; null before the first
 * @param stale whether its last reading is too old to count, or there is none
 * @param trouble why it gives no fresh readings, in words; null while it does
 * @param emergencyActive whether an emergency is open
 * @param hold the reason of the operator who holds it frozen; null when nobody does
 * @param quietSince since when no reading opens an emergency, because the operator released it
 */
public record AccountView(
    String id,
    Mode mode,
    @Nullable Level level,
    boolean stale,
    @Nullable String trouble,
    boolean emergencyActive,
    @Nullable String hold,
    @Nullable Instant quietSince,
    @Nullable ReadingView lastReading,
    AccountSettingsView settings) {}
