package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("MAM_ID", "cookie", "QBT_PASSWORD", "password");
  private static final String LEAST =
      """
      accounts:
        mam: {cookie: "${MAM_ID}"}
      clients:
        home: {url: "http://qbittorrent:8080", username: admin, password: "${QBT_PASSWORD}"}
      """;
  private static final String SERVERS =
      """
      postgres: {url: "postgres:5432/evenkeel", username: evenkeel, password: p}
      temporal: {address: "temporal:7233"}
      """;

  @TempDir private Path folder;

  @Test
  void takesTheServersThatOthersRunFromTheSettings() throws IOException {
    Launch launch = launch(LEAST + SERVERS);

    assertThat(launch).isInstanceOf(Launch.Ready.class);
    Launch.Ready ready = (Launch.Ready) launch;
    assertThat(ready.data()).isEqualTo(Path.of("/config"));
    assertThat(ready.postgres())
        .isEqualTo(
            new PostgresSettings.External(
                "jdbc:postgresql://postgres:5432/evenkeel",
                "evenkeel",
                Optional.of(new Secret("p"))));
    assertThat(ready.temporal()).isEqualTo(new TemporalSettings.External("temporal:7233", false));
  }

  @Test
  void refusesToStartWithoutServersAndNamesBoth() throws IOException {
    assertThat(launch(LEAST))
        .isEqualTo(
            new Launch.Refused(
                "postgres.url is own and temporal.address is own; a process of its own starts no servers:"
                    + " name those that run"));
  }

  @Test
  void refusesFaultySettingsWithEveryFault() throws IOException {
    Launch launch = launch("accounts: {}\nclients: 7\n");

    assertThat(launch).isInstanceOf(Launch.Refused.class);
    assertThat(((Launch.Refused) launch).why())
        .contains("accounts")
        .contains("clients")
        .contains("evenkeel.yml:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--settings=x",
        "--data=x",
        "--settings=x --data",
        "--settings=x --data=y more"
      })
  void refusesOtherArguments(String arguments) {
    assertThat(Launch.of(List.of(arguments.split(" ")), ENVIRONMENT))
        .isInstanceOfSatisfying(
            Launch.Refused.class,
            refused -> assertThat(refused.why()).contains("--settings=FILE --data=DIR"));
  }

  private Launch launch(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("evenkeel.yml"), text);
    return Launch.of(List.of("--settings=" + file, "--data=/config"), ENVIRONMENT);
  }
}
