package evenkeel.worker.qbittorrent.session;

/** The client did not let us in; the same credentials are not tried again. */
public final class LoginRefused extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  private final String reason;

  LoginRefused(String client, String reason) {
    super(client + " refused the login: " + reason, null);
    this.reason = reason;
  }

  /** What to tell a person. */
  public String reason() {
    return reason;
  }
}
