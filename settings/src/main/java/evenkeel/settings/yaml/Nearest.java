package evenkeel.settings.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {
  private Nearest() {}

  static Optional<String> to(String word, Collection<String> words) {
    return words.stream()
        .filter(other -> distance(word, other) <= 2)
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /** Levenshtein's: letters to insert, drop or replace. */
  private static int distance(String one, String other) {
    var above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      above = row(above, i, one.charAt(i - 1), other);
    }
    return above[other.length()];
  }

  private static int[] row(int[] above, int i, char letter, String other) {
    var row = new int[above.length];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
