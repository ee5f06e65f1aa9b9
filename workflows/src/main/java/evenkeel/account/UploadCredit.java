package evenkeel.account;

/**
 * Upload credit as MyAnonamouse sells it: whole GiB, 500 points each, by program at least 50.
 *
 * @param gib how many; 0 = none is needed
 */
public record UploadCredit(long gib, long points) {
  private static final long GIB = 1L << 30;
  private static final long LEAST = 50;
  private static final long POINTS = 500;

  /** The least that can be bought to make up for that upload. */
  public static UploadCredit covering(long bytes) {
    long whole = bytes / GIB + (bytes % GIB == 0 ? 0 : 1);
    long gib = whole == 0 ? 0 : Math.max(LEAST, whole);
    return new UploadCredit(gib, Math.multiplyExact(gib, POINTS));
  }
}
