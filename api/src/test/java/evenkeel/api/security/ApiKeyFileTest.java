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

    Path key = data.resolve("api-key");
    Path digest = data.resolve("api-key.sha256");
    for (Path file : new Path[] {key, digest}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(key).strip()).matches("[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(digest)).doesNotContain(Files.readString(key).strip());
    assertThat(data.toFile().list()).containsExactlyInAnyOrder("api-key", "api-key.sha256");
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
  void opensWithTheSameKeyAfterItsFileWasTakenAway() throws IOException {
    new ApiKeyFile(data).open();
    String made = Files.readString(data.resolve("api-key")).strip();
    Files.delete(data.resolve("api-key"));

    assertThat(new ApiKeyFile(data).open().opensWith(made)).isTrue();
    assertThat(data.resolve("api-key")).doesNotExist();
  }

  @Test
  void makesANewKeyOnceBothFilesAreGone() throws IOException {
    new ApiKeyFile(data).open();
    String old = Files.readString(data.resolve("api-key")).strip();
    Files.delete(data.resolve("api-key"));
    Files.delete(data.resolve("api-key.sha256"));

    ApiKey door = new ApiKeyFile(data).open();

    assertThat(door.opensWith(old)).isFalse();
    assertThat(door.opensWith(Files.readString(data.resolve("api-key")).strip())).isTrue();
  }

  @Test
  void takesTheKeyInTheFileWhenItsDigestIsGone() throws IOException {
    new ApiKeyFile(data).open();
    String made = Files.readString(data.resolve("api-key")).strip();
    Files.delete(data.resolve("api-key.sha256"));

    assertThat(new ApiKeyFile(data).open().opensWith(made)).isTrue();
    assertThat(data.resolve("api-key.sha256")).exists();
  }

  @Test
  void refusesToStartWithAFileThatHoldsAnotherKey() throws IOException {
    new ApiKeyFile(data).open();
    Files.writeString(data.resolve("api-key"), "x".repeat(43));

    assertThatThrownBy(() -> new ApiKeyFile(data).open())
        .hasMessageContaining("delete api-key.sha256")
        .hasMessageNotContaining("xxx");
  }

  @Test
  void refusesADigestThatIsNone() throws IOException {
    Files.writeString(data.resolve("api-key.sha256"), "abc");

    assertThatThrownBy(() -> new ApiKeyFile(data).open())
        .hasMessageContaining("api-key.sha256: found 3 characters");
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
