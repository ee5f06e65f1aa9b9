package evenkeel.worker.keeping.model.client;

/** Gives each story a client of its own, with nothing in it. */
@FunctionalInterface
public interface Casting {
  Client client(long seed, Change change);
}
