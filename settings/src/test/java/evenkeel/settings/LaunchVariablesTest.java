package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LaunchVariablesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern VARIABLE = Pattern.compile("\\bEVENKEEL_[A-Z0-9_]*[A-Z0-9]\\b");

  @Test
  void areAllThatTheLauncherAndTheProgramsKnow() throws IOException {
    Set<String> used = new TreeSet<>();
    try (var rooms = Files.list(ROOT)) {
      var mains = rooms.map(room -> room.resolve("src/main")).filter(Files::isDirectory).toList();
      assertThat(mains).hasSizeGreaterThan(5);
      for (var main : mains) {
        used.addAll(variables(main));
      }
    }
    for (var part : List.of("evenkeel", "launcher", ".mvn")) {
      used.addAll(variables(ROOT.resolve(part)));
    }
    used.removeIf(name -> name.contains("__"));

    assertThat(LaunchVariables.NAMES)
        .as("every EVENKEEL_ name in the launcher and the rooms, if it is no setting")
        .containsExactlyInAnyOrderElementsOf(used);
  }

  private static List<String> variables(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("LaunchVariables.java"))
          .flatMap(file -> VARIABLE.matcher(text(file)).results())
          .map(MatchResult::group)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
