package evenkeel.standalone.advice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.simulator.proxy.FaultProxy;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.OutsideWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home of a person who begins: a real qBittorrent, the simulated site, a data folder to be. */
public final class AdvisedHome implements AutoCloseable {
  private final Path folder;
  private final OutsideWorld world = OutsideWorld.started();
  private final RealQbittorrent client;
  private final FaultProxy proxy;

  /** Starts it; skips the test when there is no qBittorrent. */
  public AdvisedHome(Path folder) {
    Optional<Path> program = RealQbittorrent.find();
    assumeTrue(program.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    this.folder = folder;
    client =
        new RealQbittorrent(
            program.get(), folder.resolve("client"), QbittorrentConfig.quick().queueing(3, 3, 5));
    client.start();
    proxy = new FaultProxy(client.url());
  }

  public OutsideWorld world() {
    return world;
  }

  public RealQbittorrent client() {
    return client;
  }

  /** Before the client; counts what it is asked. */
  public FaultProxy proxy() {
    return proxy;
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** Its ledgers, open: as long as they are, an Evenkeel seems to run. */
  public Books books() throws Exception {
    Books books = Books.open(data(), settings());
    books.begin();
    return books;
  }

  /** Makes them those of an Evenkeel that did not know rests of sites yet. */
  public void older(Books books) {
    books.jdbc().sql("drop table site_rests").update();
    books
        .jdbc()
        .sql("delete from flyway_schema_history where cast(version as integer) >= 15")
        .update();
  }

  /** Makes them those of an Evenkeel that is to come. */
  public void newer(Books books) {
    books
        .jdbc()
        .sql(
            """
            insert into flyway_schema_history
            select installed_rank + 1000, '1000', 'to come', type, 'V1000__to_come.sql',
                   checksum, installed_by, installed_on, execution_time, success
            from flyway_schema_history where version = '1'
            """)
        .update();
  }

  private Settings settings() {
    Path written = Path.of(with(client.password()).getLast());
    return switch (SettingsFile.read(written, Map.of())) {
      case SettingsVerdict.Valid valid -> valid.settings();
      case SettingsVerdict.Faulty faulty -> throw new AssertionError(faulty.explanation());
    };
  }

  /** Options that name its data folder and a settings file with this password. */
  public List<String> with(String password) {
    try {
      Path settings = Files.writeString(folder.resolve("written.yml"), text(proxy.url(), password));
      return List.of("--data", data().toString(), "--settings", settings.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String url, String password) {
    return """
    accounts:
      mam: {site: '%s', cookie: '%s', trackers: [127.0.0.2], pace: 0s}
    clients:
      home: {url: '%s', username: '%s', password: '%s'}
    """
        .formatted(world.site().url(), world.cookie(), url, client.username(), password);
  }

  @Override
  public void close() {
    proxy.close();
    client.close();
    world.close();
  }
}
