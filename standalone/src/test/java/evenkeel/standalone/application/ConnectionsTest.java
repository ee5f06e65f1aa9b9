package evenkeel.standalone.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
  private static final String OUTSIDE =
      """
      postgres: {url: db/keel, username: eve, password: "her $"}
      temporal: {address: "tmp:7233", tls: true}
      """;

  @TempDir Path folder;

  @Test
  void usesTheHomesOwnServersAsTheSupervisorTells() throws Exception {
    var connections =
        Connections.of(
            options("--postgres=jdbc:postgresql://own?user=postgres", "--temporal=127.0.0.1:2"),
            settings(""));

    assertThat(connections.temporal().address()).isEqualTo("127.0.0.1:2");
    assertThat(connections.properties())
        .containsEntry("spring.datasource.url", "jdbc:postgresql://own?user=postgres")
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", "3")
        .doesNotContainKey("spring.datasource.password");
  }

  @Test
  void usesTheServersOfTheSettings() throws Exception {
    var connections = Connections.of(options(), settings(OUTSIDE));

    assertThat(connections.temporal().address()).isEqualTo("tmp:7233");
    assertThat(connections.temporal().tls()).isTrue();
    assertThat(connections.properties())
        .containsEntry("spring.datasource.url", "jdbc:postgresql://db:5432/keel")
        .containsEntry("spring.datasource.username", "eve")
        .containsEntry("spring.datasource.password", "her $");
  }

  @Test
  void isCalledByItsOwnAddressAndTheNamesOfTheSettings() throws Exception {
    assertThat(hosts("api: {bind: 0.0.0.0, hosts: [shelf.example]}"))
        .isEqualTo("shelf.example,0.0.0.0");
    assertThat(hosts("api: {bind: '::1'}")).isEqualTo("[0:0:0:0:0:0:0:1]");
  }

  @Test
  void namesTheServerThatNobodyNames() {
    assertThatThrownBy(() -> Connections.of(options(), settings("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--postgres")
        .hasMessageContaining("postgres.url");
  }

  private String hosts(String api) throws Exception {
    var properties = Connections.of(options(), settings(OUTSIDE + api)).properties();
    return String.valueOf(properties.get("evenkeel.api.hosts"));
  }

  private Options options(String... servers) {
    List<String> all = new ArrayList<>(List.of(servers));
    all.addAll(List.of("--settings=s", "--data=d", "--api-port=3"));
    return Options.of(all);
  }

  private Settings settings(String servers) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("evenkeel.yml"),
            """
            accounts: {mam: {cookie: none}}
            clients: {home: {url: "http://127.0.0.1:1", username: u, password: p}}
            """
                + servers);
    return ((SettingsVerdict.Valid) SettingsFile.read(file, Map.of())).settings();
  }
}
