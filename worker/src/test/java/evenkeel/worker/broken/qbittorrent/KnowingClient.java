package evenkeel.worker.broken.qbittorrent;

import evenkeel.worker.keeping.LeasesLedger;

public record KnowingClient(LeasesLedger leases) {}
