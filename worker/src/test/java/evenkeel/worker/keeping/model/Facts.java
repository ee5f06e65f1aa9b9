package evenkeel.worker.keeping.model;

import java.util.Set;

/**
 * A torrent before those who may claim it.
 *
 * @param known whether it has been seen unmasked before
 * @param open numbers of the open holders
 * @param ruling those of them that claim by rule
 * @param own those of the ruling ones whose account it belongs to
 */
record Facts(Shown shown, boolean known, Set<Integer> open, Set<Integer> ruling, Set<Integer> own) {

  Facts with(Shown other) {
    return new Facts(other, known, open, ruling, own);
  }

  boolean covering(int holder) {
    return own.contains(holder) && !shown.excluded();
  }
}
