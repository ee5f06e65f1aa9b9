package evenkeel.worker.keeping.ledger;

/** Another worker holds the client now: nothing more may be written by this one. */
public final class LeaseLost extends IllegalStateException {
  private static final long serialVersionUID = 1;

  LeaseLost(Tenancy tenancy) {
    super("client " + tenancy.client() + ": lease of epoch " + tenancy.epoch() + " is lost");
  }
}
