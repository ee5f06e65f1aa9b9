package evenkeel.settings;

/** How Evenkeel shows a qBittorrent who it is. */
public sealed interface ClientLogin {

  /** Logs in by the form of the web page. */
  record Password(String username, Secret password) implements ClientLogin {}

  /** Logs in by HTTP Basic, once; from qBittorrent 5.2 on. */
  record Basic(String username, Secret password) implements ClientLogin {}

  /** Sends the key with every request; from qBittorrent 5.2 on. Nothing can be logged out. */
  record ApiKey(Secret key) implements ClientLogin {}

  /** The client asks this machine for no login. */
  record None() implements ClientLogin {}
}
