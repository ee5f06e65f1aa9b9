package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The session's cookie as it is remembered.
 *
 * @param death why the site no longer accepts it; null while it lives
 */
public record StoredCookie(Secret cookie, @Nullable String death) {}
