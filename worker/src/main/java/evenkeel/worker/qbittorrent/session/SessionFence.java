package evenkeel.worker.qbittorrent.session;

import java.util.List;
import java.util.Optional;

/**
 * What must be known of a client's sessions beyond this process: who may open one, which may still
 * be alive, which login was refused. A request that is still under way dies with its session.
 */
public interface SessionFence {
  /**
   * Throws an unchecked exception of its own when the lease is not ours; asked before every login.
   */
  void requireLease();

  /** Stores a session, {@code NAME=value}, before its first use. */
  void opened(String cookie);

  /** The sessions opened earlier, by anyone, that are not known to be dead. */
  List<String> older();

  /**
   * Stores that a session is dead.
   *
   * @return whether a look was written down in it; else nobody has counted the start of the client
   *     that may have come before it
   */
  boolean ended(String cookie);

  /** Why these credentials were refused, if they were; they are not tried again. */
  Optional<String> refused(String credentials);

  /** Stores that these credentials were refused. */
  void refused(String credentials, String reason);

  /** Stores that this address is banned, so that nothing is tried before the ban has ended. */
  void banned(String credentials, String reason);

  /** Stores that a login was accepted: no refusal stands any more. */
  void accepted();
}
