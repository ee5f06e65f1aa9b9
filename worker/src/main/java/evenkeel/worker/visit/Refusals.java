package evenkeel.worker.visit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logins that clients refused, which are not tried again: a client bans an address after a few.
 * What a call remembered is durable when the call returns.
 */
public interface Refusals {

  /**
   * A refused login.
   *
   * @param until when it may be tried again; null = with other credentials only
   */
  record Refused(String reason, Instant at, @Nullable Instant until) {}

  /** The refusal that stands against these credentials, if one does. */
  Optional<Refused> standing(String client, String credentials);

  /**
   * Remembers a refusal.
   *
   * @param ban whether it ends by itself
   */
  void remember(String client, String credentials, String reason, boolean ban);

  /** A login was accepted: no refusal stands any more. */
  void forget(String client);
}
