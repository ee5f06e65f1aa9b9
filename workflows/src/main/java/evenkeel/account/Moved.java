package evenkeel.account;

/** Bytes sent and received. */
public record Moved(long uploaded, long downloaded) {
  public static final Moved NONE = new Moved(0, 0);

  public Moved plus(Moved more) {
    return new Moved(uploaded + more.uploaded, downloaded + more.downloaded);
  }

  Moved since(Moved before) {
    return new Moved(uploaded - before.uploaded, downloaded - before.downloaded);
  }
}
