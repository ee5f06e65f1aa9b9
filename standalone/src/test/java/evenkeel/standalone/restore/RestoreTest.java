package evenkeel.standalone.restore;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.supervisor.HomeDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RestoreTest {
  private static final String SETTINGS =
      """
      accounts:
        mam: {site: 'http://127.0.0.1:1', cookie: invented, trackers: [127.0.0.2]}
      clients:
        home: {url: 'http://127.0.0.1:1', username: invented, password: invented}
      """;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream terminal = System.err;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(terminal);
  }

  @Test
  void refusesAFolderThatIsNoHomeAndMakesNone(@TempDir Path folder) throws Exception {
    Path typo = folder.resolve("dta");

    assertThat(Restore.run(List.of("--data", typo.toString()))).isEqualTo(2);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(typo + " is not a data folder of Evenkeel");
    assertThat(typo).doesNotExist();
  }

  @Test
  void refusesOptionsThatItDoesNotKnow() throws Exception {
    assertThat(Restore.run(List.of("--dta", "x"))).isEqualTo(2);
    assertThat(Restore.run(List.of("--data"))).isEqualTo(2);

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("restore does not know '--dta'");
  }

  @Test
  void namesTheSettingsFileThatIsMissing(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("postgresql"));
    Files.writeString(folder.resolve("settings.path"), folder.resolve("gone.yml") + "\n");

    assertThat(Restore.run(List.of("--data", folder.toString()))).isEqualTo(2);

    assertThat(said.toString(StandardCharsets.UTF_8)).contains(folder.resolve("gone.yml") + ";");
  }

  /** Whoever gives up after an upgrade restores with the new program on the old ledgers. */
  @Test
  void bringsADatabaseOfAnOlderEvenkeelForwardFirst(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path settings = Files.writeString(folder.resolve("evenkeel.yml"), SETTINGS);
    try (HomeDatabase database = HomeDatabase.open(data)) {
      ledgers(database).target("14").load().migrate();

      int code = Restore.run(List.of("--data", data.toString(), "--settings", settings.toString()));

      assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
      assertThat(ledgers(database).load().info().pending()).isEmpty();
    }
  }

  private static FluentConfiguration ledgers(HomeDatabase database) {
    return Flyway.configure()
        .dataSource(new DriverManagerDataSource(database.jdbcUrl()))
        .locations("classpath:db/migration");
  }

  @Test
  void tellsEveryFaultOfTheSettings(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("postgresql"));
    Path settings = Files.writeString(folder.resolve("evenkeel.yml"), "clients: {}\n");

    int code = Restore.run(List.of("--data", folder.toString(), "--settings", settings.toString()));

    assertThat(code).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("accounts").contains("clients");
  }
}
