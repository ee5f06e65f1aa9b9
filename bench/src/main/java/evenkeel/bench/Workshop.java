package evenkeel.bench;

import evenkeel.bench.client.CrowdedClient;
import evenkeel.bench.home.RunningHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What benchmarks work with.
 *
 * @param folder for everything that they leave behind
 * @param programs what they run
 * @param scale how many torrents, how often
 * @param stage who opens scenes
 */
public record Workshop(Path folder, Programs programs, Scale scale, Stage stage) {

  /**
   * What is run.
   *
   * @param classPath of the application
   */
  public record Programs(Path qbittorrent, Path temporal, String classPath) {}

  /**
   * How much is measured.
   *
   * @param few torrents of a small client
   * @param many torrents of a large one
   * @param huge torrents of the largest
   * @param warmups repetitions that do not count
   * @param rounds repetitions of which the median counts
   */
  public record Scale(int few, int many, int huge, int warmups, int rounds, Pauses pauses) {
    /** What the aims speak of, with qBittorrent's own refresh interval. */
    public static final Scale FULL =
        new Scale(
            1_000,
            10_000,
            30_000,
            1,
            5,
            new Pauses(Duration.ofMillis(1500), Duration.ofSeconds(30)));

    /** The numbers of torrents that are worth a line of their own. */
    List<Integer> sizes() {
      return IntStream.of(few, many).distinct().boxed().toList();
    }
  }

  /**
   * What is waited for.
   *
   * @param refresh how old what a client shows may be
   * @param rest until a process has given back what it does not need any more
   */
  public record Pauses(Duration refresh, Duration rest) {}

  /** A client with that many running downloads. */
  CrowdedClient crowd(int torrents) throws IOException {
    return CrowdedClient.started(
        programs.qbittorrent(),
        Files.createTempDirectory(folder, "client-"),
        torrents,
        scale.pauses().refresh());
  }

  /** A home with everything running, the caller's to close. */
  Scene scene(Scene.Demand demand) throws Exception {
    return stage.open(this, demand);
  }

  /** A place for a home where none was before, and how often it reads the site. */
  RunningHome.Place place(String interval) throws IOException {
    return new RunningHome.Place(
        Files.createTempDirectory(folder, "home-"),
        programs.temporal(),
        programs.classPath(),
        interval);
  }
}
