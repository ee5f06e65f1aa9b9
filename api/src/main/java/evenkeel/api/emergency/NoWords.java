package evenkeel.api.emergency;

/** A body in which nothing is to be said. */
public record NoWords() {}
