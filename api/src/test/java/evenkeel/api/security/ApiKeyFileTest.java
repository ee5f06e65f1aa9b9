package evenkeel.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyFileTest {
  @TempDir Path data;

  @Test
  void makesAKeyThatOnlyItsOwnerCanRead() throws IOException {
    new ApiKeyFile(data).open();

    Path file = data.resolve("api-key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).matches("[A-Za-z0-9_-]{43}");
    assertThat(data.toFile().list()).containsExactly("api-key");
  }

  @Test
  void makesTheDataFolderToo() {
    new ApiKeyFile(data.resolve("new/one")).open();

    assertThat(data.resolve("new/one/api-key")).exists();
  }

  @Test
  void keepsTheKeyAcrossStarts() throws IOException {
    new ApiKeyFile(data).open();
    String made = Files.readString(data.resolve("api-key")).strip();

    ApiKey again = new ApiKeyFile(data).open();

    assertThat(again.opensWith(made)).isTrue();
    assertThat(Files.readString(data.resolve("api-key")).strip()).isEqualTo(made);
  }

  @Test
  void makesAnotherKeyForEveryDataFolder() throws IOException {
    new ApiKeyFile(data.resolve("a")).open();
    ApiKey b = new ApiKeyFile(data.resolve("b")).open();

    assertThat(b.opensWith(Files.readString(data.resolve("a/api-key")).strip())).isFalse();
  }

  @Test
  void refusesAFileThatHoldsNoKeyWithoutShowingIt() throws IOException {
    Files.writeString(data.resolve("api-key"), "hunter2");

    assertThatThrownBy(() -> new ApiKeyFile(data).open())
        .hasMessageContaining("api-key")
        .hasMessageContaining("found 7 characters")
        .hasMessageContaining("allowed are 43")
        .hasMessageNotContaining("hunter2");
  }
}
