package evenkeel.standalone.supervisor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An application that is ready at once, refuses what its settings call wrong, or ends when told.
 */
final class SmallApplication {
  private SmallApplication() {}

  /** Names its folder early: of a command as long as a class path only the beginning shows. */
  static List<String> command(Path folder) {
    var command = Jvm.command(SmallApplication.class);
    command.add(1, "-Dtest.folder=" + folder + "/");
    return command;
  }

  public static void main(String[] options) throws IOException {
    var settings = Files.readString(Path.of(value(options, "--settings=")));
    if (settings.contains("wrong")) {
      System.err.println("settings.yml:1: mode: found \"wrong\", allowed are observe and act");
      System.exit(2);
    }
    if (settings.contains("broken")) {
      System.err.println("cannot breathe");
      System.exit(1);
    }
    System.out.println("stdin at its end: " + (System.in.read() == -1));
    var port = Integer.parseInt(value(options, "--api-port="));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    System.out.println("ready with " + String.join(" ", options));
  }

  private static String value(String[] options, String name) {
    for (var option : options) {
      if (option.startsWith(name)) {
        return option.substring(name.length());
      }
    }
    throw new IllegalArgumentException("option " + name + " is missing");
  }
}
