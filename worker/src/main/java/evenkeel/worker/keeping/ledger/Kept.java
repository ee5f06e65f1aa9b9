package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.KeptField;
import evenkeel.torrent.Keepable;

/** A kept field and whose it is: {@code generation} by its number in the ledger. */
public record Kept<V extends Keepable<V>>(long generation, KeptField<V> field) {
  public Kept<V> with(KeptField<V> changed) {
    return new Kept<>(generation, changed);
  }
}
