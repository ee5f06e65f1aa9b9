package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a data folder is, and what is said of one that cannot be used. */
class DataFolderTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void openToEverybody() throws IOException {
    open("rwxrwxrwx");
  }

  @Test
  void takesOthersRightsFromAFolderThatWasMadeBeforehand() throws IOException {
    used();

    assertThat(rights()).isEqualTo("rwx------");
  }

  @Test
  void takesThemAgainFromAFolderThatHoldsNothingElse() throws IOException {
    used();
    Files.createDirectory(folder.resolve("postgresql"));
    Files.createFile(folder.resolve("temporal.db-wal"));
    Files.createFile(folder.resolve("refused-logins"));
    open("rwxr-xr-x");

    used();

    assertThat(rights()).isEqualTo("rwx------");
  }

  @Test
  void leavesAFolderThatServesOthersTooAsItIs() throws IOException {
    Files.createFile(folder.resolve("somebody-elses"));

    used();
    used();

    assertThat(rights()).isEqualTo("rwxrwxrwx");
  }

  @Test
  void saysWhatIsWrongWithAPlaceThatCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")))
        .isInstanceOfSatisfying(
            FileSystemException.class,
            trouble -> assertThat(FileTrouble.in(trouble)).contains(file.toString(), "irectory"));
    assertThat(FileTrouble.in(new AccessDeniedException("/srv/x")))
        .isEqualTo("/srv/x: not permitted");
    assertThat(FileTrouble.in(new NoSuchFileException("/srv/x"))).contains("/srv/x: is not there");
  }

  private void used() throws IOException {
    DataFolder.lock(folder).orElseThrow().close();
  }

  private void open(String rights) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
  }

  private String rights() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
