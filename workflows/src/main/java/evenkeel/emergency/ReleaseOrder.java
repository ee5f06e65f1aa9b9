package evenkeel.emergency;

/**
 * An operator's order to release: no automatic emergency until the level has once left emergency.
 */
public record ReleaseOrder(String reason) {}
