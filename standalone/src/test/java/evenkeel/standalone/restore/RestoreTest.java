package evenkeel.standalone.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
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

  @Test
  void tellsEveryFaultOfTheSettings(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("postgresql"));
    Path settings = Files.writeString(folder.resolve("evenkeel.yml"), "clients: {}\n");

    int code = Restore.run(List.of("--data", folder.toString(), "--settings", settings.toString()));

    assertThat(code).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("accounts").contains("clients");
  }
}
