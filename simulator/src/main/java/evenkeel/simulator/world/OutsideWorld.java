package evenkeel.simulator.world;

import evenkeel.simulator.content.SimulatedWebSeed;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteUser;
import evenkeel.simulator.tracker.SimulatedTracker;

/**
 * The servers around a client: the site with one member, its tracker (which books to that member),
 * the tracker of another site, and a web seed.
 *
 * @param cookie value of the member's {@code mam_id} as a person copied it
 */
public record OutsideWorld(
    SimulatedSite site, SiteUser member, String cookie, Trackers trackers, SimulatedWebSeed webSeed)
    implements AutoCloseable {

  /** The two trackers, on two addresses so that hosts tell them apart. */
  public record Trackers(SimulatedTracker mam, SimulatedTracker other) {}

  /** Starts all of it; the member has uploaded 360 GiB and downloaded 150 GiB. */
  public static OutsideWorld started() {
    SimulatedSite site = new SimulatedSite();
    SiteUser member = new SiteUser(4_200_017, "harbourmouse").bytes(360L << 30, 150L << 30);
    SimulatedTracker mam = new SimulatedTracker("127.0.0.2");
    mam.booksTo(member);
    Trackers trackers = new Trackers(mam, new SimulatedTracker("127.0.0.1"));
    return new OutsideWorld(site, member, site.signsIn(member), trackers, new SimulatedWebSeed());
  }

  @Override
  public void close() {
    site.close();
    trackers.mam().close();
    trackers.other().close();
    webSeed.close();
  }
}
