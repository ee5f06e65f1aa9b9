package evenkeel.worker.broken.qbittorrent;

import evenkeel.worker.keeping.ledger.LeasesLedger;

/** A client that knows a feature, on purpose. */
public record KnowingClient(LeasesLedger leases) {}
