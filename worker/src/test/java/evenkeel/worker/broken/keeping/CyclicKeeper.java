package evenkeel.worker.broken.keeping;

import evenkeel.worker.broken.emergency.StoppingEmergency;

public record CyclicKeeper(StoppingEmergency emergency) {}
