package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  private static final String VARIABLE = "EVENKEEL_CLIENTS__HOME__PASSWORD_FILE";
  private static final String PASSWORD = "a password of 1 to 1000 characters";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
  void givesASecretWithoutTheLineBreakAtItsEnd(String content) throws IOException {
    var file = file(content);

    var byFile = WrittenSettings.account("").replacing("password: ${QBT_PASSWORD}", named(file));
    var byVariable = WrittenSettings.account("").with(VARIABLE, file.toString());

    var login = new ClientLogin.Password("admin", new Secret("hunter2"));
    assertThat(byFile.client().login()).isEqualTo(login);
    assertThat(byVariable.client().login()).isEqualTo(login);
    assertThat(byFile.origins())
        .extractingByKey("clients.home.password")
        .asString()
        .matches(Pattern.quote(file.toString()) + ", named by .*\\.yml:8");
    assertThat(byVariable.origins())
        .containsEntry("clients.home.password", file + ", named by " + VARIABLE);
  }

  @Test
  void letsAVariableGoBeforeTheFileThatTheSettingsName() throws IOException {
    var written =
        WrittenSettings.account("").replacing("password: ${QBT_PASSWORD}", "password_file: /none");

    assertThat(written.with("EVENKEEL_CLIENTS__HOME__PASSWORD", "x").client().login())
        .isEqualTo(new ClientLogin.Password("admin", new Secret("x")));
  }

  @Test
  void isRefusedBesideTheSecretItself() {
    var both = "both password and password_file | exactly one of password and password_file";

    assertThat(
            WrittenSettings.account("")
                .replacing("password:", "password_file: /none\n    password:")
                .faults())
        .containsExactly("8 | clients.home.password_file | " + both);
    assertThat(
            WrittenSettings.account("")
                .with(VARIABLE, "/none")
                .with("EVENKEEL_CLIENTS__HOME__PASSWORD", "x")
                .faults())
        .containsExactly(VARIABLE + " | clients.home.password_file | " + both);
  }

  @Test
  void isRefusedWhenItCannotBeReadAndNamesItOnlyIfItIsThere() throws IOException {
    var empty = file("\n");
    var wrong = file("hunter2\thunter2");
    var large = file("x".repeat(65 * 1024));

    assertThat(found("hunter2")).isEqualTo("a value of 7 characters | the absolute path of a file");
    assertThat(found("/hunter2")).isEqualTo("no such file | a readable file with " + PASSWORD);
    assertThat(found(folder.toString()))
        .isEqualTo("a directory | a readable file with " + PASSWORD);
    assertThat(found(empty.toString()))
        .isEqualTo(empty + ", which is empty | a file with " + PASSWORD);
    assertThat(found(wrong.toString()))
        .isEqualTo(wrong + " with a value of 15 characters | a file with " + PASSWORD);
    assertThat(found(large.toString()))
        .isEqualTo("a file of more than 64 KiB | at most 64 KiB with " + PASSWORD);
  }

  /** Root may read every file. */
  @Test
  void isRefusedWhenThisUserMayNotReadIt() throws IOException {
    var file = file("hunter2");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

    if (Files.isReadable(file)) {
      var written = WrittenSettings.account("").with(VARIABLE, file.toString());
      assertThat(written.client().login())
          .isEqualTo(new ClientLogin.Password("admin", new Secret("hunter2")));
    } else {
      assertThat(found(file.toString()))
          .isEqualTo("a file that this user may not read | a readable file with " + PASSWORD);
    }
  }

  private String found(String path) {
    var fault = WrittenSettings.account("").with(VARIABLE, path).faulty().faults().getFirst();
    return fault.found() + " | " + fault.allowed();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "secret", ""), content);
  }

  private static String named(Path file) {
    return "password_file: " + file;
  }
}
