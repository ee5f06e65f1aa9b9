package evenkeel.worker.keeping;

import evenkeel.keeping.KeptField;

/** A kept field and whose it is: {@code generation} by its number in the ledger. */
record Kept(long generation, KeptField field) {
  Kept with(KeptField changed) {
    return new Kept(generation, changed);
  }
}
