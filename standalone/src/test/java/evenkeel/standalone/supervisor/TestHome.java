package evenkeel.standalone.supervisor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.standalone.supervisor.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A home in a folder of a test, and what the test wants to know about it. */
final class TestHome {
  private TestHome() {}

  static Home in(Path folder) {
    return in(folder, Ports.free());
  }

  static Home in(Path folder, Ports ports) {
    var temporal = Tools.ofThisMachine().temporal();
    assumeTrue(
        temporal.isPresent(), "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH or cache");
    return new Home(
        data(folder),
        folder.resolve("settings.yml"),
        temporal.orElseThrow(),
        ports,
        SmallApplication.command(folder));
  }

  static Path data(Path folder) {
    return folder.resolve("data");
  }

  static void settings(Path folder, String content) throws IOException {
    Files.writeString(folder.resolve("settings.yml"), content);
  }

  static ProcessRecord record(Path folder, String process) throws IOException {
    return ProcessRecord.load(data(folder).resolve("processes").resolve(process)).orElseThrow();
  }

  /** Every living process, PostgreSQL's workers included, whose command names the folder. */
  static List<ProcessHandle> processes(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(folder + "/"))
        .filter(p -> p.pid() != ProcessHandle.current().pid())
        .toList();
  }

  static String ask(String jdbcUrl, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
