package evenkeel.emergency;

/** An operator's order to freeze and hold, with the reason in the operator's words. */
public record FreezeOrder(String reason) {}
