package evenkeel.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's own process, which must end with status 2 where trying again is no use. */
class WorkerApplicationTest {
  private static final int REFUSED = 2;

  @TempDir private Path folder;

  @Test
  void endsInWordsWhenAClientThatHoldsTorrentsHasLeftTheSettings() throws Exception {
    Database database = Database.fresh();
    database
        .jdbc()
        .sql(
            """
            with g as (insert into generations (client, hash, added_on, name)
                       values ('attic', 'aa', 1, 'Invented Book') returning id)
            insert into baselines (generation_id, field, value, look)
            select id, 'run', 'NORMAL', 1 from g
            """)
        .update();

    assertThat(ends(settings(url(database)))).isEqualTo(REFUSED);

    assertThat(said())
        .contains("client attic is not in the settings any more", "./evenkeel restore")
        .doesNotContain("\tat ");
  }

  @Test
  void endsInWordsWhenTheSettingsAreWrong() throws Exception {
    assertThat(ends("clients: {}\n")).isEqualTo(REFUSED);

    assertThat(said()).contains("accounts", "clients").doesNotContain("\tat ");
  }

  private int ends(String settings) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("settings.yml"), settings);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WorkerApplication.class.getName(),
                "--settings=" + file,
                "--data=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("has ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private static String url(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.getMetaData().getURL().replaceFirst("\\?.*$", "");
    }
  }

  private static String settings(String postgres) {
    return """
    accounts:
      mam: {site: 'http://127.0.0.1:1', cookie: invented, trackers: [127.0.0.2]}
    clients:
      home: {url: 'http://127.0.0.1:1', username: invented, password: invented}
    postgres: {url: '%s', username: postgres, password: postgres}
    temporal: {address: '127.0.0.1:1'}
    """
        .formatted(postgres);
  }
}
