package evenkeel.worker.broken.keeping;

import evenkeel.worker.broken.emergency.StoppingEmergency;

/** Closes a cycle of features on purpose. */
public record CyclicKeeper(StoppingEmergency emergency) {}
