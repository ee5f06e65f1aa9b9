package evenkeel.simulator.qbittorrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real qbittorrent-nox with a profile folder of its own, on loopback only: started, ended, killed
 * and frozen as a test needs. Not for use by several threads.
 */
public final class RealQbittorrent implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofMinutes(2);
  private static final int ANSWER_MILLIS = 5_000;

  private final Path program;
  private final Path folder;
  private final int port = freePort();
  private @Nullable Process process;

  /**
   * Prepares a profile below the folder; nothing runs before {@link #start()}.
   *
   * @param program as {@link #find()} gives it
   */
  public RealQbittorrent(Path program, Path folder, QbittorrentConfig config) {
    this.program = program;
    this.folder = folder.toAbsolutePath();
    write(config);
  }

  /** The program on this machine: EVENKEEL_QBITTORRENT, else the one in Evenkeel's cache folder. */
  public static Optional<Path> find() {
    return new QbittorrentProgram(System.getenv()).any();
  }

  /** Starts the program, again on the same profile and port if need be; returns when it answers. */
  public void start() {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "--profile=" + profile(), "--webui-port=" + port);
    builder.environment().putAll(Map.of("HOME", folder.toString(), "LANG", "C.UTF-8"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = Children.started(builder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Patience.until("qBittorrent answers, see " + log(), START, this::answers);
  }

  /** Asks it to end (SIGTERM) and waits: it saves what it has to. */
  public void stop() {
    end(running().toHandle());
  }

  /** Ends it without warning (SIGKILL). */
  public void kill() {
    killIfRunning();
  }

  /** Freezes it (SIGSTOP): connections are accepted by the system, nothing is answered. */
  public void suspend() {
    signal("-STOP");
  }

  /** Lets it go on (SIGCONT) after {@link #suspend()}. */
  public void resume() {
    signal("-CONT");
  }

  @Override
  public void close() {
    killIfRunning();
  }

  /**
   * Waits until it could bring the torrent back after it was killed: it saves when it finds time.
   */
  public void awaitsSaved(String hash) {
    Patience.until("torrent " + hash + " is saved", END, () -> Files.exists(saved(hash)));
  }

  /** Whether the torrent would be forced, were it killed now and started again. */
  public boolean remembersForced(String hash) {
    try {
      String saved = Files.readString(saved(hash), StandardCharsets.ISO_8859_1);
      return saved.contains("12:auto_managedi0e") && saved.contains("6:pausedi0e");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Path saved(String hash) {
    return profile().resolve("qBittorrent/data/BT_backup/" + hash + ".fastresume");
  }

  /** The process that runs. */
  public long pid() {
    return running().pid();
  }

  public int port() {
    return port;
  }

  /** Where its web page and API are, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public String username() {
    return "harbourmaster";
  }

  public String password() {
    return "not-a-secret-in-a-simulator";
  }

  /** The folder into which it downloads unless told otherwise. */
  public Path downloads() {
    return folder.resolve("downloads");
  }

  /** A person at its web page, with a login of their own. */
  public TorrentUser user() {
    return new TorrentUser(url(), username(), password());
  }

  private Path profile() {
    return folder.resolve("profile");
  }

  private Path log() {
    return folder.resolve("qbittorrent.log");
  }

  private void write(QbittorrentConfig config) {
    String text =
        config
            .session("DefaultSavePath", downloads().toString())
            .session("Port", Integer.toString(freePort()))
            .preference("WebUI\\Port", Integer.toString(port))
            .preference("WebUI\\Username", username())
            .preference("WebUI\\Password_PBKDF2", WebPassword.kept(password()))
            .text();
    Path file = profile().resolve("qBittorrent/config/qBittorrent.conf");
    try {
      Files.createDirectories(file.getParent());
      Files.createDirectories(downloads());
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean answers() {
    if (!running().isAlive()) {
      throw new IllegalStateException("qBittorrent ended by itself, see " + log());
    }
    try {
      URI version = URI.create(url() + "/api/v2/app/webapiVersion");
      HttpURLConnection asked = (HttpURLConnection) version.toURL().openConnection();
      asked.setConnectTimeout(ANSWER_MILLIS);
      asked.setReadTimeout(ANSWER_MILLIS);
      int status = asked.getResponseCode();
      return status == 403 || status == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("qBittorrent was not started");
    }
    return process;
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(running().pid())).start().waitFor();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void end(ProcessHandle handle) {
    handle.destroy();
    Patience.until("qBittorrent has ended", END, () -> !handle.isAlive());
  }

  private void killIfRunning() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  /** Below the ports that systems give away by themselves: it is bound later, and again. */
  private static int freePort() {
    return ThreadLocalRandom.current()
        .ints(15_000, 32_000)
        .filter(RealQbittorrent::free)
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
