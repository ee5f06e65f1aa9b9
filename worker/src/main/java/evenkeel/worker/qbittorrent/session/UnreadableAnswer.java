package evenkeel.worker.qbittorrent.session;

/** An answer is not what the Web API promises. */
public final class UnreadableAnswer extends QbittorrentTrouble {
  private static final long serialVersionUID = 1;

  private final String path;

  /**
   * @param path which call was answered, relative to {@code api/v2}
   * @param what what was found and what is expected, without any content that could be secret
   */
  public UnreadableAnswer(String path, String what) {
    super("cannot read the answer to " + path + ": " + what, null);
    this.path = path;
  }

  /** Which call was answered, relative to {@code api/v2}. */
  public String path() {
    return path;
  }
}
