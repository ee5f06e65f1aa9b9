package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.postgres.PostgresPrograms;
import evenkeel.standalone.supervisor.postgres.PostmasterFile;
import evenkeel.standalone.supervisor.process.Child;
import evenkeel.standalone.supervisor.process.Ending;
import evenkeel.standalone.supervisor.process.ProcessLog;
import evenkeel.standalone.supervisor.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL on loopback, with every commit on disk before it is answered. */
final class PostgresServer implements Part {
  static final String NAME = "postgresql";

  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);

  private final DataFolder folder;
  private final int port;
  private final PostgresPrograms programs;
  private final ProcessLog log;

  PostgresServer(DataFolder folder, int port, PostgresPrograms programs) {
    this.folder = folder;
    this.port = port;
    this.programs = programs;
    this.log = new ProcessLog(folder.logs(), NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Running launch() throws IOException, InterruptedException {
    if (!Files.exists(cluster())) {
      createCluster();
    }
    PostmasterFile.of(cluster()).disownIfRecycled();
    var child =
        Child.launch(PostgresPrograms.prefix(), command(), log, Leftovers.record(folder, NAME));
    return new Postmaster(child);
  }

  @Override
  public boolean ready() {
    try (var connection = DriverManager.getConnection(jdbcUrl())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public ProcessLog log() {
    return log;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** Disconnects the clients, writes everything and ends; SIGTERM would wait for the clients. */
  static void end(ProcessHandle postmaster) {
    Ending.signal("INT", postmaster);
    if (!Ending.gone(postmaster, FAST_SHUTDOWN)) {
      Ending.signal("QUIT", postmaster);
      Ending.gone(postmaster, FAST_SHUTDOWN);
    }
  }

  static Path cluster(DataFolder folder) {
    return cluster(folder.path());
  }

  static Path cluster(Path data) {
    return data.resolve("postgresql");
  }

  private Path cluster() {
    return cluster(folder);
  }

  /** Made beside its place and moved there, so that a half-made one is never taken for whole. */
  private void createCluster() throws IOException, InterruptedException {
    var draft = Files.createTempDirectory(folder.path(), "postgresql-new-");
    var command = new ArrayList<>(PostgresPrograms.prefix());
    command.addAll(List.of(programs.program("initdb").toString(), "-A", "trust", "-U", "postgres"));
    command.addAll(List.of("-E", "UTF-8", "--locale=C", "-D", draft.toString()));
    var initdb =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.nextRun()).start();
    initdb.getOutputStream().close();
    if (initdb.waitFor() != 0) {
      throw new IOException("initdb ended with " + initdb.exitValue() + ":\n" + log.tail());
    }
    Files.move(draft, cluster());
  }

  private List<String> command() {
    var command = new ArrayList<>(List.of(programs.program("postgres").toString()));
    command.addAll(List.of("-D", cluster().toString(), "-p", Integer.toString(port)));
    for (var setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "timezone=UTC",
            "max_connections=100")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private record Postmaster(Child child) implements Running {
    @Override
    public long pid() {
      return child.pid();
    }

    @Override
    public int awaitExit() throws InterruptedException {
      return child.awaitExit();
    }

    @Override
    public void kill() {
      child.kill();
    }

    @Override
    public void end() {
      PostgresServer.end(child.handle());
    }
  }
}
