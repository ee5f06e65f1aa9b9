package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import evenkeel.standalone.supervisor.process.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** Turns wished ports into actual ones, the same at every start for as long as they are free. */
final class RememberedPorts implements AutoCloseable {
  private static final int HIGHEST = 65_535;
  private static final String TEMPORAL_UI = "temporal-ui";
  private static final String API = "api";
  private static final Map<String, String> SETTINGS =
      Map.of(
          PostgresServer.NAME,
          "postgres.port",
          TemporalServer.NAME,
          "temporal.port",
          TEMPORAL_UI,
          "temporal.ui_port",
          API,
          "api.port");

  private final Path file;
  private final Consumer<SupervisorEvent> listener;
  private final Properties remembered = new Properties();
  // Held until all are chosen, so that none is chosen twice.
  private final List<ServerSocket> held = new ArrayList<>();

  private RememberedPorts(Path file, Consumer<SupervisorEvent> listener) throws IOException {
    this.file = file;
    this.listener = listener;
    if (Files.exists(file)) {
      remembered.load(new StringReader(Files.readString(file)));
    }
  }

  /**
   * @param door address on which the port of the API is to be free; of the others it is loopback
   */
  static Ports choose(
      DataFolder folder, Ports wished, InetAddress door, Consumer<SupervisorEvent> listener)
      throws IOException, StartFailure {
    try (var ports = new RememberedPorts(folder.path().resolve("ports.properties"), listener)) {
      var chosen =
          new Ports(
              ports.choose(PostgresServer.NAME, wished.postgres(), loopback()),
              ports.choose(TemporalServer.NAME, wished.temporal(), loopback()),
              ports.choose(TEMPORAL_UI, wished.temporalUi(), loopback()),
              ports.choose(API, wished.api(), door));
      ports.save();
      return chosen;
    }
  }

  private int choose(String name, int wished, InetAddress address)
      throws IOException, StartFailure {
    if (wished == Ports.NONE) {
      return wished;
    }
    return wished == 0 ? remembered(name, address) : wished(name, wished, address);
  }

  private int wished(String name, int wished, InetAddress address)
      throws IOException, StartFailure {
    if (!take(wished, address)) {
      throw new StartFailure(
          "Port %d on %s, for %s, is taken by another program: end that, or choose another port by %s in the settings."
              .formatted(wished, address.getHostAddress(), name, SETTINGS.get(name)));
    }
    return wished;
  }

  private int remembered(String name, InetAddress address) throws IOException, StartFailure {
    var before = remembered(name);
    if (before != 0 && take(before, address)) {
      return before;
    }
    var chosen = takeAny(address);
    remembered.setProperty(name, Integer.toString(chosen));
    if (before != 0) {
      var text = "port %d is taken by another program now, using %d".formatted(before, chosen);
      listener.accept(new SupervisorEvent(Kind.PORT_MOVED, name, 0, text));
    }
    return chosen;
  }

  private int remembered(String name) throws StartFailure {
    var found = remembered.getProperty(name, "0").strip();
    if (!found.matches("\\d{1,5}") || Integer.parseInt(found) > HIGHEST) {
      throw new StartFailure(
          "%s: %s = \"%s\", allowed is a port from 1 to %d.".formatted(file, name, found, HIGHEST));
    }
    return Integer.parseInt(found);
  }

  private boolean take(int port, InetAddress address) throws IOException {
    var socket = new ServerSocket();
    held.add(socket);
    socket.setReuseAddress(true);
    try {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  private int takeAny(InetAddress address) throws IOException {
    var socket = new ServerSocket(0, 1, address);
    held.add(socket);
    return socket.getLocalPort();
  }

  static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }

  private void save() throws IOException {
    var text = new StringWriter();
    remembered.store(text, null);
    DurableFile.write(file, text.toString());
  }

  @Override
  public void close() throws IOException {
    for (var socket : held) {
      socket.close();
    }
  }
}
