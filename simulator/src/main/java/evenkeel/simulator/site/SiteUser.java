package evenkeel.simulator.site;

import evenkeel.simulator.tracker.Bookings;
import org.jspecify.annotations.Nullable;

/** A member of the site as the site knows it; tests change it at any time. */
public final class SiteUser implements Bookings {
  private final String name;
  private long uid;
  private String classname = "VIP";
  private long uploaded;
  private long downloaded;
  private long points = 31_250;
  private int wedges = 4;
  private @Nullable String vipUntil = "2099-01-14 06:00:00";

  public SiteUser(long uid, String name) {
    this.uid = uid;
    this.name = name;
  }

  /** What the site has booked: bytes uploaded and downloaded. */
  public synchronized SiteUser bytes(long up, long down) {
    uploaded = up;
    downloaded = down;
    return this;
  }

  @Override
  public synchronized void book(long up, long down) {
    uploaded += up;
    downloaded += down;
  }

  public synchronized SiteUser points(long now) {
    points = now;
    return this;
  }

  public synchronized SiteUser wedges(int now) {
    wedges = now;
    return this;
  }

  public synchronized SiteUser classname(String now) {
    classname = now;
    return this;
  }

  /** When VIP ends, {@code YYYY-MM-DD HH:MM:SS}; null = the user has none. */
  public synchronized SiteUser vipUntil(@Nullable String until) {
    vipUntil = until;
    return this;
  }

  /** From now on the cookie belongs to another user id. */
  public synchronized SiteUser uid(long now) {
    uid = now;
    return this;
  }

  /** All of it at one moment. */
  public synchronized SiteUserState state() {
    return new SiteUserState(uid, name, classname, uploaded, downloaded, points, wedges, vipUntil);
  }
}
