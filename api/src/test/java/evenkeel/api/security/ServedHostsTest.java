package evenkeel.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedHostsTest {
  private final ServedHosts hosts = new ServedHosts(List.of("Shelf.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost", "127.0.0.1", "127.8.9.10", "[::1]", "shelf.example"})
  void servesLoopbackAndWhatIsConfigured(String host) {
    assertThat(hosts.serve(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.shelf.example",
        "192.168.1.2",
        "0.0.0.0",
        ""
      })
  void servesNothingElse(String host) {
    assertThat(hosts.serve(host)).isFalse();
  }
}
