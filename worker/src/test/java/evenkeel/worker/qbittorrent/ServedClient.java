package evenkeel.worker.qbittorrent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.DiaryFence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A real qBittorrent of one release behind a proxy, and clients of it that share one fence. */
final class ServedClient implements AutoCloseable {
  final QbittorrentRelease release;
  final RealQbittorrent real;
  final FaultProxy proxy;
  final TorrentUser user;
  final DiaryFence fence = new DiaryFence();

  /** Skips the test where that release is not at hand. */
  ServedClient(QbittorrentRelease release, Path folder, QbittorrentConfig config) {
    var program = release.program();
    assumeTrue(program.isPresent(), release.missing());
    this.release = release;
    real = new RealQbittorrent(program.orElseThrow(), folder, config);
    real.start();
    proxy = new FaultProxy(real.url());
    user = real.user();
  }

  boolean isAtLeast(QbittorrentRelease least) {
    return release.compareTo(least) >= 0;
  }

  /** By the right user name and password. */
  QbittorrentClient client() {
    return client(password(real.password()));
  }

  QbittorrentClient client(ClientLogin login) {
    return client(login, Duration.ofSeconds(30));
  }

  QbittorrentClient client(ClientLogin login, Duration timeout) {
    return new QbittorrentClient(
        new ClientAddress("home", URI.create(proxy.url()), login, timeout), fence);
  }

  /** Not through the proxy. */
  QbittorrentClient clientAt(String url) {
    return new QbittorrentClient(
        new ClientAddress(
            "home", URI.create(url), password(real.password()), Duration.ofSeconds(30)),
        fence);
  }

  ClientLogin password(String password) {
    return new ClientLogin.Password(real.username(), new Secret(password));
  }

  AddOrder order() {
    return AddOrder.into(real.downloads());
  }

  @Override
  public void close() {
    user.close();
    proxy.close();
    real.close();
  }
}
