package evenkeel.bench;

import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.RunningHome;
import evenkeel.simulator.world.OutsideWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What benchmarks work with.
 *
 * @param folder for everything that they leave behind
 * @param qbittorrent the program
 * @param temporal the program
 * @param classPath of the application
 * @param scale how many torrents, how often
 */
public record Workshop(
    Path folder, Path qbittorrent, Path temporal, String classPath, Scale scale) {

  /**
   * How much is measured.
   *
   * @param few torrents of a small client
   * @param many torrents of a large one
   * @param huge torrents of the largest
   * @param rounds repetitions of which the median counts
   */
  public record Scale(int few, int many, int huge, int rounds) {
    /** What the aims speak of. */
    public static final Scale FULL = new Scale(1_000, 10_000, 30_000, 5);

    /** The numbers of torrents that are worth a line of their own. */
    List<Integer> sizes() {
      return List.of(few, many).stream().distinct().toList();
    }
  }

  /** A client with that many running downloads. */
  CrowdedClient crowd(int torrents) throws IOException {
    return CrowdedClient.started(
        qbittorrent, Files.createTempDirectory(folder, "client-"), torrents);
  }

  /** A home on that client, with everything running. */
  RunningHome home(OutsideWorld world, CrowdedClient client, String url) throws Exception {
    return RunningHome.started(place("5m"), world, client.server(), url);
  }

  /** A place for a home where none was before, and how often it reads the site. */
  RunningHome.Place place(String interval) throws IOException {
    return new RunningHome.Place(
        Files.createTempDirectory(folder, "home-"), temporal, classPath, interval);
  }
}
