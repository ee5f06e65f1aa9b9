package evenkeel.simulator.qbittorrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the qbittorrent-nox programs of this machine are.
 *
 * @param environment variables by name
 */
record QbittorrentProgram(Map<String, String> environment) {
  private static final String ANY = "EVENKEEL_QBITTORRENT";

  /** The named program, which must exist; without a name the one in the cache, if it is there. */
  Optional<Path> any() {
    return named(ANY).or(() -> cached(QbittorrentRelease.V5_1));
  }

  /** The program of a release; one that is named for it must be of it. */
  Optional<Path> of(QbittorrentRelease release) {
    Optional<Path> own = named(release.variable());
    if (own.isPresent() && !isOf(release, own.get())) {
      throw new IllegalStateException(
          release.variable() + " is " + own.get() + ", which is no " + release.version());
    }
    return own.or(() -> cached(release))
        .or(() -> named(ANY).filter(program -> isOf(release, program)));
  }

  private Optional<Path> named(String variable) {
    String named = environment.getOrDefault(variable, "");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isExecutable(Path.of(named))) {
      throw new IllegalStateException(
          variable + " is " + named + ", which is no program that can be run");
    }
    return Optional.of(Path.of(named).toAbsolutePath());
  }

  private Optional<Path> cached(QbittorrentRelease release) {
    return Optional.of(cache().resolve(release.cached()).resolve("qbittorrent-nox"))
        .filter(Files::isExecutable);
  }

  private static boolean isOf(QbittorrentRelease release, Path program) {
    try {
      Process asked = Children.started(new ProcessBuilder(program.toString(), "--version"));
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.startsWith("qBittorrent v" + release.version() + ".");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Path cache() {
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
