package evenkeel.emergency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an account may still download without coming to its floor: uploaded / (downloaded + to come)
 * is to stay over it, even when nothing is uploaded meanwhile.
 *
 * @param uploadedBytes projected, as downloadedBytes is
 * @param floor the ratio over which it has to stay
 */
public record Buffer(long uploadedBytes, long downloadedBytes, BigDecimal floor) {
  private static final Comparator<Held> SMALLEST_FIRST =
      Comparator.comparingLong(Held::left).thenComparingLong(Held::id);

  /**
   * A held download.
   *
   * @param left bytes that it still needs; -1 = unknown
   */
  public record Held(long id, String client, long left) {}

  /** Whether the ratio stays over the floor when all of this comes down. */
  public boolean bears(long toCome) {
    BigDecimal whole = BigDecimal.valueOf(downloadedBytes).add(BigDecimal.valueOf(toCome));
    return BigDecimal.valueOf(uploadedBytes).compareTo(floor.multiply(whole)) > 0;
  }

  /**
   * Those that it bears beside what comes down anyway, the smallest first: the order in which most
   * are given back.
   */
  public List<Held> bearable(List<Held> held, long toCome) {
    List<Held> borne = new ArrayList<>();
    long coming = toCome;
    for (Held one : held.stream().sorted(SMALLEST_FIRST).toList()) {
      if (one.left < 0 || !bears(Math.addExact(coming, one.left))) {
        continue;
      }
      coming += one.left;
      borne.add(one);
    }
    return borne;
  }

  /** Those larger than all of it: at the present ratio their turn never comes. */
  public List<Held> tooLarge(List<Held> held) {
    return held.stream().filter(one -> one.left >= 0 && !bears(one.left)).toList();
  }
}
