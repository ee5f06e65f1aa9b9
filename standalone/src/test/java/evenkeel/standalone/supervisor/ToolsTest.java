package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
  @TempDir Path folder;

  @Test
  void prefersTheNamedProgramThenThePathThenTheNewestInTheCache() throws Exception {
    var named = program("named/temporal-of-mine");
    var onPath = program("bin/temporal");
    program("cache/temporal-1.9.1/temporal");
    var newest = program("cache/temporal-1.10.0/temporal");
    var path = Map.entry("PATH", "/nowhere:" + onPath.getParent());
    var cache = Map.entry("EVENKEEL_CACHE", folder.resolve("cache").toString());

    var all = Map.ofEntries(path, cache, Map.entry("EVENKEEL_TEMPORAL", named.toString()));
    assertThat(new Tools(all).temporal()).contains(named);
    assertThat(new Tools(Map.ofEntries(path, cache)).temporal()).contains(onPath);
    assertThat(new Tools(Map.ofEntries(cache)).temporal()).contains(newest);
  }

  @Test
  void findsNothingWhereNothingIs() {
    var tools = new Tools(Map.of("EVENKEEL_CACHE", folder.resolve("cache").toString()));

    assertThat(tools.temporal()).isEmpty();
  }

  @Test
  void followsTheCacheFolderOfTheDesktop() {
    var tools = new Tools(Map.of("XDG_CACHE_HOME", folder.toString()));

    assertThat(tools.cache()).isEqualTo(folder.resolve("evenkeel"));
  }

  private Path program(String name) throws Exception {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
