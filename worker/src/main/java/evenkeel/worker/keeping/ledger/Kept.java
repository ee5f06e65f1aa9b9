package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.KeptField;

/** A kept field and whose it is: {@code generation} by its number in the ledger. */
public record Kept(long generation, KeptField field) {
  public Kept with(KeptField changed) {
    return new Kept(generation, changed);
  }
}
