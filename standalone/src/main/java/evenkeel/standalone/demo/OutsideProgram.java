package evenkeel.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The outside world as a process of its own: tracker site, trackers, qBittorrent and its user. */
final class OutsideProgram implements AutoCloseable {
  private static final long ENDING_SECONDS = 15;

  private final Process process;
  private final JsonNode addresses;
  private final Json control;

  private OutsideProgram(Process process, JsonNode addresses) {
    this.process = process;
    this.addresses = addresses;
    control = new Json(URI.create(addresses.path("control").asString()), Map.of());
  }

  /** Starts it with the program's own class path, and waits until all of it is ready. */
  static OutsideProgram start(Path java, String classPath, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                classPath,
                "evenkeel.simulator.program.Simulator",
                folder.toString(),
                "client")
            .redirectError(folder.resolve("simulator.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException(
          "the simulated outside world did not start; see " + folder.resolve("simulator.log"));
    }
    return new OutsideProgram(process, Json.MAPPER.readTree(line));
  }

  String address(String name) {
    return addresses.path(name).asString();
  }

  /** What the site books for the member from now on. */
  void books(double uploadedGib, double downloadedGib) {
    control.post(
        "/site/user",
        Map.of(
            "uploaded_bytes", gib(uploadedGib),
            "downloaded_bytes", gib(downloadedGib)));
  }

  private static long gib(double gib) {
    return (long) (gib * (1L << 30));
  }

  JsonNode site() {
    return control.get("/site");
  }

  /** The user does something to torrents: start, stop, force, unforce, delete, finish, add. */
  void user(String act, String... names) {
    control.post("/torrents/" + act, Map.of("names", List.of(names)));
  }

  List<Torrent> torrents() {
    return Arrays.asList(Json.MAPPER.treeToValue(control.get("/torrents"), Torrent[].class));
  }

  long pid() {
    return process.pid();
  }

  /** Its end of input ends it, and its children with it. */
  @Override
  public void close() {
    try (OutputStream in = process.getOutputStream()) {
      in.flush();
    } catch (IOException gone) {
      // Its end of input is what we wanted; a broken pipe says that it has ended already.
    }
    try {
      if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
