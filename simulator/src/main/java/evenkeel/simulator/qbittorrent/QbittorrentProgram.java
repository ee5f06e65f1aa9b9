package evenkeel.simulator.qbittorrent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the qbittorrent-nox of this machine is. */
final class QbittorrentProgram {
  private QbittorrentProgram() {}

  /** The named program, which must exist; without a name the one in the cache, if it is there. */
  static Optional<Path> find(Map<String, String> environment) {
    String named = environment.getOrDefault("EVENKEEL_QBITTORRENT", "");
    if (named.isEmpty()) {
      return Optional.of(cache(environment).resolve("qbittorrent-5.1/run"))
          .filter(Files::isExecutable);
    }
    if (!Files.isExecutable(Path.of(named))) {
      throw new IllegalStateException(
          "EVENKEEL_QBITTORRENT is " + named + ", which is no program that can be run");
    }
    return Optional.of(Path.of(named).toAbsolutePath());
  }

  private static Path cache(Map<String, String> environment) {
    String own = environment.getOrDefault("EVENKEEL_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        shared.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "/"), ".cache")
            : Path.of(shared);
    return caches.resolve("evenkeel");
  }
}
