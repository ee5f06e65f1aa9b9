package evenkeel.standalone.up;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.standalone.supervisor.SupervisorEvent;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Tells the person at the terminal what runs, where, and what happens to it. */
final class UpWording {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private final Path data;
  private final Path file;
  private final Settings settings;

  UpWording(UpOptions options, Settings settings) {
    data = options.data().toAbsolutePath().normalize();
    file = options.settings().toAbsolutePath().normalize();
    this.settings = settings;
  }

  void begins() {
    say("starting, with the settings in %s and the data in %s".formatted(file, data));
  }

  void tell(SupervisorEvent event) {
    say(event.process() + ": " + event.text());
  }

  void runs(URI api) {
    say("Evenkeel is up");
    line("settings", file.toString());
    line("data", "%s (logs in %s)".formatted(data, data.resolve("logs")));
    line("PostgreSQL", postgres());
    line("Temporal", temporal());
    line("API", "%s, with the header X-Api-Key from %s".formatted(api, data.resolve("api-key")));
    settings.accounts().forEach(account -> line("account " + account.id(), mode(account)));
    settings.clients().forEach(client -> line("client " + client.id(), client.url().toString()));
    if (!InetAddress.ofLiteral(settings.api().bind()).isLoopbackAddress()) {
      line("CARE", exposed());
    }
    System.out.println("./evenkeel status tells how it stands. Ctrl-C or SIGTERM stops Evenkeel.");
  }

  void stops() {
    say("stopping: the application first, then Temporal and PostgreSQL");
  }

  void stopped() {
    say(
        "stopped. What is held stays held: the next ./evenkeel up goes on with it, and"
            + " ./evenkeel restore gives it back");
  }

  private String postgres() {
    return settings
        .postgres()
        .external()
        .map(server -> "yours, " + server.url())
        .orElse("its own, 127.0.0.1:" + settings.postgres().port());
  }

  private String temporal() {
    return settings
        .temporal()
        .external()
        .map(server ->
            "yours, %s, namespace %s".formatted(server.address(), settings.temporal().namespace()))
        .orElseGet(() ->
            "its own, 127.0.0.1:%d; every story at http://127.0.0.1:%d/namespaces/%s/workflows"
                .formatted(
                    settings.temporal().port(),
                    settings.temporal().uiPort(),
                    settings.temporal().namespace()));
  }

  private static String mode(AccountSettings account) {
    return switch (account.mode()) {
      case OBSERVE -> "observe: says what it would do and changes nothing, until mode is act";
      case ACT -> "act: stops and starts torrents in an emergency";
    };
  }

  private String exposed() {
    return "the API listens on %s, not on loopback alone: whoever reaches it and has the key can freeze and release. It speaks no TLS; let a proxy do that."
        .formatted(settings.api().bind());
  }

  private static void line(String what, String is) {
    System.out.printf("  %-14s %s%n", what, is);
  }

  private static void say(String text) {
    System.out.printf(
        "%s  %s%n",
        TIME.format(LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)),
        text);
  }
}
