package evenkeel.worker.keeping.model.real;

import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.Ability;
import evenkeel.worker.keeping.model.client.Casting;
import evenkeel.worker.keeping.model.client.Change;
import evenkeel.worker.keeping.model.client.Client;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One real qBittorrent of a release, on which one story is told after another. */
public final class RealStage implements Casting, AutoCloseable {
  private static final Duration REFRESH = Duration.ofMillis(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final QbittorrentRelease release;
  private final RealQbittorrent qbittorrent;
  private final TorrentUser user;
  private @Nullable RealClient last;
  private int stories;

  public RealStage(QbittorrentRelease release, Path program, Path folder) {
    this.release = release;
    qbittorrent =
        new RealQbittorrent(program, folder, QbittorrentConfig.quick().refreshing(REFRESH));
    qbittorrent.start();
    user = qbittorrent.user();
    user.createsCategory("mine");
  }

  /** What it can be made to do. */
  public Set<Ability> abilities() {
    return release == QbittorrentRelease.V4_5
        ? EnumSet.noneOf(Ability.class)
        : EnumSet.of(Ability.LIMIT_INACTIVITY);
  }

  @Override
  public Client client(long seed, Change change) {
    if (last != null) {
      last.close();
    }
    stories++;
    last = new RealClient(this, seed, change);
    return last;
  }

  int stories() {
    return stories;
  }

  String url() {
    return qbittorrent.url();
  }

  Path downloads() {
    return qbittorrent.downloads();
  }

  TorrentUser user() {
    return user;
  }

  void restarts() {
    qbittorrent.stop();
    qbittorrent.start();
  }

  /** What it has not saved yet it would know nothing of. */
  void crashes() {
    user.torrents().forEach(one -> qbittorrent.awaitsSaved(one.hash()));
    qbittorrent.kill();
    qbittorrent.start();
  }

  /** The client's own; of each pair 5.2 and later take only one. */
  void limits(ShareLimits limits) {
    Map<String, Object> preferences = new HashMap<>();
    preferences.put("max_inactive_seeding_time", limits.inactiveMinutes());
    if (release != QbittorrentRelease.V5_3) {
      preferences.put("max_inactive_seeding_time_enabled", limits.inactiveMinutes() >= 0);
    }
    user.setsPreferences(preferences);
  }

  /** Whether it has come about; a machine may be slow. */
  static boolean awaits(BooleanSupplier condition) {
    return within(LONGEST, condition);
  }

  /** Whether it comes about in the time in which a client shows what it was told. */
  static boolean soon(BooleanSupplier condition) {
    return within(SOON, condition);
  }

  private static boolean within(Duration time, BooleanSupplier condition) {
    try {
      Awaitility.await()
          .atMost(time)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK_AGAIN)
          .until(condition::getAsBoolean);
      return true;
    } catch (ConditionTimeoutException never) {
      return false;
    }
  }

  @Override
  public void close() {
    if (last != null) {
      last.close();
    }
    user.close();
    qbittorrent.close();
  }
}
