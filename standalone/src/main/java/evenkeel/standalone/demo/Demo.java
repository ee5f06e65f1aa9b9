package evenkeel.standalone.demo;

import evenkeel.standalone.application.ApplicationCommand;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.StartFailure;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.Tools;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plays the main job on real parts: Temporal, PostgreSQL, a qBittorrent with two trackers' torrents
 * and the simulated site. {@code --once} ends after the story; without it all stays up.
 */
public final class Demo {
  private static final int WRONG_WORDS = 2;

  private final PrintStream out;
  private final Path folder;
  private final String applicationClassPath;
  private final String simulatorClassPath;

  Demo(PrintStream out, Path folder, String applicationClassPath, String simulatorClassPath) {
    this.out = out;
    this.folder = folder;
    this.applicationClassPath = applicationClassPath;
    this.simulatorClassPath = simulatorClassPath;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && !words.equals(List.of("--once"))) {
      System.err.println("usage: evenkeel demo [--once]");
      System.exit(WRONG_WORDS);
    }
    String simulator = System.getenv("EVENKEEL_SIMULATOR_CLASSPATH");
    if (simulator == null) {
      System.err.println("EVENKEEL_SIMULATOR_CLASSPATH is not set: start it by ./evenkeel demo");
      System.exit(WRONG_WORDS);
    }
    Path folder = Files.createTempDirectory("evenkeel-demo");
    Demo demo = new Demo(System.out, folder, System.getProperty("java.class.path"), simulator);
    boolean right = demo.run(!words.isEmpty());
    if (right) {
      delete(folder);
    }
    System.exit(right ? 0 : 1);
  }

  /** A story that went wrong leaves its files for whoever looks into it. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Plays the story; answers whether everything ended as it must. */
  boolean run(boolean once) throws Exception {
    Narrator narrator = new Narrator(out, InstantSource.system());
    narrator.chapter(
        "Starting the parts (all on this machine's loopback; files in " + folder + ")");
    narrator.says("demo", "starts a qBittorrent and fills it with torrents of two trackers ...");
    try (OutsideProgram outside = OutsideProgram.start(java(), simulatorClassPath, folder)) {
      narrator.says("qBittorrent", outside.address("qbittorrent") + ", filled");
      narrator.says("tracker", "simulated site at " + outside.address("site"));
      try (Supervisor supervisor = supervisor(narrator, outside)) {
        boolean right = tell(narrator, outside, supervisor);
        if (!once) {
          stayUp(outside, supervisor);
        }
        return right;
      }
    }
  }

  private boolean tell(Narrator narrator, OutsideProgram outside, Supervisor supervisor)
      throws Exception {
    narrator.says("Temporal", supervisor.temporalUi() + " shows every story");
    narrator.says("Evenkeel", "answers at " + supervisor.api());
    try (Ledger ledger = new Ledger(supervisor.jdbcUrl())) {
      return new Story(narrator, outside, supervisor, ledger, api(supervisor)).play();
    } catch (StoryFailed failed) {
      narrator.line("THE STORY FAILED: " + failed.getMessage());
      narrator.line("logs are in " + data().resolve("logs"));
      return false;
    }
  }

  private Json api(Supervisor supervisor) throws IOException {
    String key = Files.readString(data().resolve("api-key")).strip();
    return new Json(supervisor.api(), Map.of("X-Api-Key", key));
  }

  private Supervisor supervisor(Narrator narrator, OutsideProgram outside)
      throws StartFailure, IOException, InterruptedException {
    Path settings = Files.writeString(folder.resolve("evenkeel.yml"), settings(outside));
    Path temporal =
        Tools.ofThisMachine()
            .temporal()
            .orElseThrow(() -> new IOException("no temporal program at hand: run ./evenkeel demo"));
    return Supervisor.start(
        new Home(
            data(),
            settings,
            temporal,
            Ports.free(),
            ApplicationCommand.with(applicationClassPath)),
        event -> narrator.says("supervisor", event.process() + ": " + event.text()));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Quick, since everything is on loopback; small slices, so that there is a middle to die in. */
  private static String settings(OutsideProgram outside) {
    return """
    accounts:
      mam:
        site: %s
        cookie: %s
        mode: act
        trackers: ["%s"]
        interval: 2s
        pace: 100ms
        seeding: {start_stopped: true}
        release: {frozen_at_least: 0s, cycles_per_day: 1000}
    clients:
      home:
        url: %s
        username: %s
        password: %s
        pace: {idle: 1s, busy: 500ms, slice: 1}
    keeping: {lease: 3s, heartbeat: 5s, patience: 5s}
    """
        .formatted(
            outside.address("site"),
            outside.address("cookie"),
            outside.address("mam_host"),
            outside.address("qbittorrent"),
            outside.address("username"),
            outside.address("password"));
  }

  private void stayUp(OutsideProgram outside, Supervisor supervisor) throws InterruptedException {
    URI ui = supervisor.temporalUi();
    out.printf("%nEverything stays up; Ctrl-C ends all of it.%n");
    out.printf("  Temporal     %s/namespaces/evenkeel/workflows%n", ui);
    out.printf(
        "  qBittorrent  %s  (%s / %s)%n",
        outside.address("qbittorrent"), outside.address("username"), outside.address("password"));
    out.printf("  Evenkeel     %s/api/accounts/mam/emergency%n", supervisor.api());
    out.printf("               with the header X-Api-Key from %s%n", data().resolve("api-key"));
    supervisor.awaitEnd();
  }
}
