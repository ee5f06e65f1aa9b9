package evenkeel.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Household;
import evenkeel.standalone.supervisor.Tools;
import evenkeel.standalone.supervisor.postgres.PostgresPrograms;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that somebody else runs, and that asks for a password. */
record OutsidePostgresServer(Process process, int port) implements AutoCloseable {
  private static final String ADMIN_PASSWORD = "the admin's";

  static OutsidePostgresServer start(Path folder, int port)
      throws IOException, InterruptedException {
    Path data = folder.resolve("outside-postgresql");
    Path password = Files.writeString(folder.resolve("password"), ADMIN_PASSWORD);
    Process initdb =
        run(
            folder,
            "initdb",
            "-A",
            "scram-sha-256",
            "-U",
            "admin",
            "--pwfile=" + password,
            "-D",
            data.toString());
    assertThat(initdb.waitFor()).isZero();
    List<String> settings = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=");
    List<String> words = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    Process process = run(folder, "postgres", words.toArray(String[]::new));
    OutsidePostgresServer server = new OutsidePostgresServer(process, port);
    Household.awaits("an outside PostgreSQL", () -> server.order("postgres", "select 1"));
    return server;
  }

  private static Process run(Path folder, String program, String... words) throws IOException {
    PostgresPrograms programs = PostgresPrograms.unpackedIn(Tools.ofThisMachine().cache());
    List<String> command = new ArrayList<>(PostgresPrograms.prefix());
    command.add(programs.program(program).toString());
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("outside-postgresql.log").toFile()))
        .start();
  }

  /** As its administrator. */
  void order(String database, String sql) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    try (var connection = DriverManager.getConnection(url, "admin", ADMIN_PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().onExit().join();
    process.onExit().join();
  }
}
