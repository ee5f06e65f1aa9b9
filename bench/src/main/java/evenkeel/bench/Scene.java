package evenkeel.bench;

import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.RunningHome;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.world.OutsideWorld;
import java.io.Closeable;
import java.io.IOException;

/**
 * A home that runs on a crowded client and knows all of its torrents.
 *
 * @param proxy what stands before the client; calls pass it if that was demanded
 * @param end closes all of it
 */
public record Scene(
    OutsideWorld world, CrowdedClient client, FaultProxy proxy, RunningHome home, Closeable end)
    implements Closeable {

  /**
   * What a benchmark needs.
   *
   * @param watched whether calls to the client pass the proxy
   * @param interval between two readings of the site
   */
  public record Demand(int torrents, boolean watched, String interval) {
    /** Called directly, and the site has nothing to say. */
    static Demand quiet(int torrents) {
      return new Demand(torrents, false, "5m");
    }
  }

  /** A new one. */
  static Scene opened(Workshop workshop, Demand demand) throws Exception {
    try (Opening opening = new Opening()) {
      OutsideWorld world = OutsideWorld.started();
      opening.then(world::close);
      CrowdedClient client = workshop.crowd(demand.torrents);
      opening.then(client::close);
      FaultProxy proxy = new FaultProxy(client.server().url());
      opening.then(proxy::close);
      RunningHome home =
          RunningHome.started(
              workshop.place(demand.interval),
              world,
              client.server(),
              demand.watched ? proxy.url() : client.server().url());
      opening.then(home::close);
      Waiting.until("all torrents are known", () -> home.ledger().knows(demand.torrents));
      return new Scene(world, client, proxy, home, opening.done());
    }
  }

  /** The same, for one who is not to close it. */
  Scene lend() {
    return new Scene(world, client, proxy, home, () -> {});
  }

  @Override
  public void close() throws IOException {
    end.close();
  }
}
