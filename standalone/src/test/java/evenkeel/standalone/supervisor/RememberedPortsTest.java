package evenkeel.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {
  @TempDir Path data;
  private final List<SupervisorEvent> events = new ArrayList<>();
  private DataFolder folder;

  @BeforeEach
  void lock() throws Exception {
    folder = DataFolder.lock(data).orElseThrow();
  }

  @AfterEach
  void unlock() throws Exception {
    folder.close();
  }

  @Test
  void keepsWhatTheOperatingSystemGave() throws Exception {
    var first = choose(Ports.free());

    assertThat(choose(Ports.free())).isEqualTo(first);
    assertThat(List.of(first.postgres(), first.temporal(), first.temporalUi(), first.api()))
        .doesNotHaveDuplicates()
        .doesNotContain(0);
    assertThat(events).isEmpty();
  }

  @Test
  void movesFromAPortThatSomebodyElseTookAndSaysSo() throws Exception {
    var first = choose(Ports.free());
    try (var somebody = socket(first.api())) {
      var second = choose(Ports.free());

      assertThat(second.api()).isNotEqualTo(somebody.getLocalPort());
      assertThat(second.temporalUi()).isEqualTo(first.temporalUi());
      assertThat(events).extracting(SupervisorEvent::kind).containsExactly(Kind.PORT_MOVED);
    }
  }

  @Test
  void refusesAWishedPortThatIsTaken() throws Exception {
    try (var somebody = socket(0)) {
      var wished = new Ports(0, 0, 0, somebody.getLocalPort());

      assertThatThrownBy(() -> choose(wished))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("api.port")
          .hasMessageContaining(
              "Port %d on 127.0.0.1, for api, is taken".formatted(somebody.getLocalPort()));
    }
  }

  @Test
  void namesTheFileAndWhatItFoundInsteadOfAPort() throws Exception {
    Files.writeString(data.resolve("ports.properties"), "api=eighty\n");

    assertThatThrownBy(() -> choose(Ports.free()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("ports.properties: api = \"eighty\", allowed is a port");
  }

  private Ports choose(Ports wished) throws Exception {
    return RememberedPorts.choose(folder, wished, RememberedPorts.loopback(), events::add);
  }

  private static ServerSocket socket(int port) throws Exception {
    return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
  }
}
