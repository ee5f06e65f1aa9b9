package evenkeel.simulator.tracker;

/** Where a tracker books the bytes that clients report: a user's account at the site. */
@FunctionalInterface
public interface Bookings {
  void book(long uploaded, long downloaded);

  /** Nobody's account. */
  static Bookings none() {
    return (uploaded, downloaded) -> {};
  }
}
