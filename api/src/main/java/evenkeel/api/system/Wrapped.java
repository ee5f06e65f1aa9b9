package evenkeel.api.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wrapping of an answer under {@code /api/system}.
 *
 * @param success always true; a problem carries false
 * @param error always null; a problem carries its sentence
 */
public record Wrapped<T>(boolean success, T data, @Nullable String error, Instant timestamp) {}
