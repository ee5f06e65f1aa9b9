package evenkeel.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.standalone.supervisor.Tools;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJourneyTest {
  @TempDir Path folder;

  @Test
  void tellsTheStoryAndEndsWithEverythingAsItWas() throws Exception {
    assumeTrue(RealQbittorrent.find().isPresent(), "no qbittorrent-nox at hand");
    assumeTrue(Tools.ofThisMachine().temporal().isPresent(), "no temporal at hand");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    boolean right =
        new Demo(new PrintStream(told, true, UTF_8), folder, classPath, classPath).run(true);

    String story = told.toString(UTF_8);
    assertThat(right).as(story).isTrue();
    assertThat(story)
        .contains("SIGKILL to Evenkeel", "goes on", "Before, during and after")
        .contains("Everything is exactly as it was");
  }
}
