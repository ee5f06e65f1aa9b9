package evenkeel.worker.keeping.ledger;

/** A worker's time as the one writer of a client; the epoch grows with every take-over. */
public record Tenancy(String client, long epoch) {}
