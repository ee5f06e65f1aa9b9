package evenkeel.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpOptionsTest {
  @TempDir Path folder;

  @Test
  void takesTheSettingsBesideThePersonThenThoseInTheirUsualPlace() throws Exception {
    Path usual = Files.writeString(folder.resolve("usual.yml"), "");
    assertThat(options().settings()).isEqualTo(usual);

    Path beside = Files.writeString(folder.resolve("beside.yml"), "");
    assertThat(options().settings()).isEqualTo(beside);
    assertThat(options("--settings", usual.toString()).settings()).isEqualTo(usual);
  }

  @Test
  void takesTheUsualDataFolderUnlessAnotherIsNamed() throws Exception {
    Files.writeString(folder.resolve("beside.yml"), "");

    assertThat(options().data()).isEqualTo(folder);
    assertThat(options("--data", "/elsewhere").data()).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void saysWhereItLookedAndHowToGetSettings() {
    assertThatThrownBy(this::options)
        .hasMessageContaining(folder.resolve("beside.yml").toString())
        .hasMessageContaining(folder.resolve("usual.yml").toString())
        .hasMessageContaining("./evenkeel init");
    assertThatThrownBy(() -> options("--settings", "/nowhere.yml"))
        .hasMessageContaining("/nowhere.yml");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> options("--dta", "x")).hasMessageContaining("'--dta'");
    assertThatThrownBy(() -> options("--data")).hasMessageContaining("'--data'");
  }

  private UpOptions options(String... arguments) {
    return UpOptions.of(
        List.of(arguments),
        folder,
        List.of(folder.resolve("beside.yml"), folder.resolve("usual.yml")));
  }
}
