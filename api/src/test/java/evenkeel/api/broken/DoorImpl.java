package evenkeel.api.broken;

/** Is named like one half of a Temporal pair. */
public final class DoorImpl {}
