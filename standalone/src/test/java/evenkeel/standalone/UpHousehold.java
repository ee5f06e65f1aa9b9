package evenkeel.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.OutsideWorld;
import evenkeel.standalone.supervisor.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outside of one home that runs {@code evenkeel up}: a filled qBittorrent behind a proxy, and
 * the simulated site.
 */
public final class UpHousehold implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpHousehold.class);
  private static final double BELOW_THE_FLOOR = 0.97;
  private static final double OVER_RECOVERY = 1.08;

  private final Path folder;
  private final OutsideWorld world = OutsideWorld.started();
  private final FilledClient filled;
  private final FaultProxy proxy;
  private @Nullable UpProgram running;

  private UpHousehold(Path folder, Path qbittorrent) throws Exception {
    this.folder = folder;
    filled = FilledClient.started(world, qbittorrent, folder.resolve("client"));
    proxy = new FaultProxy(filled.client().url());
  }

  /** Starts the outside; skips the test when a tool is not at hand. */
  public static UpHousehold in(Path folder) throws Exception {
    var qbittorrent = RealQbittorrent.find();
    assumeTrue(qbittorrent.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    assumeTrue(
        Tools.ofThisMachine().temporal().isPresent(),
        "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH");
    return new UpHousehold(folder, qbittorrent.orElseThrow());
  }

  /** Writes the settings, these lines among them. */
  public void settings(String servers) throws IOException {
    String settings = HouseholdSettings.of(world, filled.client(), proxy.url());
    Files.writeString(folder.resolve("evenkeel.yml"), settings + servers);
  }

  /**
   * A port that was free a moment ago. It lies below those that the operating system gives to
   * whoever asks for any, so that it is still free when a server comes to take it.
   */
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        LOG.info("port {} is taken: {}", port, taken.getMessage());
      }
    }
  }

  /** Runs {@code up}, ready or not. */
  public UpProgram up() throws IOException {
    running = UpProgram.start(folder);
    return running;
  }

  /** Lies between Evenkeel and the client. */
  public FaultProxy proxy() {
    return proxy;
  }

  public Path data() {
    return folder.resolve("data");
  }

  public FilledClient filled() {
    return filled;
  }

  public Snapshot snapshot() {
    return Snapshot.of(filled.user());
  }

  public Door door() throws IOException {
    return new Door(URI.create(announced("api")), data());
  }

  public Ledger ledger() throws IOException {
    return new Ledger(announced("postgres"));
  }

  private String announced(String name) throws IOException {
    return Objects.requireNonNull(
        Objects.requireNonNull(running).announced().getProperty(name), name);
  }

  /** The site books downloads, until the member's ratio is below the floor. */
  public void ratioFalls() {
    long uploaded = world.member().state().uploaded();
    long due = (long) (uploaded / BELOW_THE_FLOOR) - world.member().state().downloaded();
    world.member().book(0, due);
  }

  /** The site books uploads, until the member's ratio is over the recovery. */
  public void ratioRecovers() {
    long downloaded = world.member().state().downloaded();
    long due = (long) (downloaded * OVER_RECOVERY) - world.member().state().uploaded();
    world.member().book(due, 0);
  }

  @Override
  public void close() throws IOException {
    if (running != null) {
      running.close();
    }
    proxy.close();
    filled.close();
    world.close();
  }
}
