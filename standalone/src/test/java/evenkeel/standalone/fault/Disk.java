package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.world.FilledClient;
import evenkeel.standalone.Household;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The disk with everything that a client has downloaded. It is unplugged while the client is off,
 * as when a machine starts without it; nothing can be written where it was.
 */
record Disk(FilledClient filled) {
  private static final Set<String> BROKEN = Set.of("missingFiles", "error");

  /** How every torrent stands at that moment, by name: its state and the bytes it has fetched. */
  Map<String, String> unplugged() throws IOException {
    RealQbittorrent client = filled.client();
    client.stop();
    Files.move(client.downloads(), unplugged(client));
    Files.createFile(client.downloads());
    client.start();
    Household.awaits(
        "every torrent is broken",
        () -> assertThat(filled.user().torrents()).isNotEmpty().allMatch(Disk::broken));
    return standing();
  }

  /** The same now. */
  Map<String, String> standing() {
    return filled.user().torrents().stream()
        .collect(Collectors.toMap(Shown::name, one -> one.state() + " " + one.downloaded()));
  }

  /** It is plugged in again, and the user lets the client check all that is broken. */
  void comesBack() throws IOException {
    RealQbittorrent client = filled.client();
    Files.delete(client.downloads());
    Files.move(unplugged(client), client.downloads());
    filled
        .user()
        .rechecks(
            filled.user().torrents().stream()
                .filter(Disk::broken)
                .map(Shown::hash)
                .toArray(String[]::new));
    Household.awaits(
        "everything is checked",
        () ->
            assertThat(filled.user().torrents())
                .noneMatch(Disk::broken)
                .noneMatch(one -> one.state().startsWith("checking")));
  }

  private static Path unplugged(RealQbittorrent client) {
    return client.downloads().resolveSibling("unplugged");
  }

  private static boolean broken(Shown torrent) {
    return BROKEN.contains(torrent.state());
  }
}
