package evenkeel.keeping;

/**
 * Tells a tool, a wrong profile or a lost mount from a person: more than a fifth and more than
 * twenty torrents changed or gone at once is not taken for the user's will.
 */
public final class MassGuard {
  private static final int MANY = 20;
  private static final int SHARE = 5;

  private MassGuard() {}

  /** Whether {@code changed} of {@code kept} fields at one look is too many. */
  public static boolean tooMany(int changed, int kept) {
    return changed > MANY && changed * (long) SHARE > kept;
  }
}
