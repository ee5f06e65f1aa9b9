package evenkeel.worker.qbittorrent.session;

/** The client did not let us in; the same credentials are not tried again. */
public final class LoginRefused extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final boolean banned;

  LoginRefused(String client, String reason, boolean banned) {
    super(client + " refused the login: " + reason, null);
    this.reason = reason;
    this.banned = banned;
  }

  /** What to tell a person. */
  public String reason() {
    return reason;
  }

  /** Whether our address, not only this login, is shut out for a while. */
  public boolean banned() {
    return banned;
  }
}
