package evenkeel.standalone.compose;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {
  private static final Path REPOSITORY = Path.of("..");

  @TempDir private Path folder;

  @Test
  void isGuardedCheckedAndWithoutSecrets() throws IOException {
    assertThat(ComposeFile.of(text()).faults()).isEmpty();
  }

  @Test
  void startsWhatAHomeNeeds() throws IOException {
    assertThat(ComposeFile.of(text()).services())
        .filteredOn(ComposeService::kept)
        .extracting(ComposeService::name)
        .containsExactly("postgres", "temporal", "temporal-ui", "worker", "api");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1:14771:7233         | 14771:7233                | temporal is published on more than loopback
          ${API_ADDRESS:-127.0.0.1}    | ${API_ADDRESS:-0.0.0.0}   | api is published on more than loopback
          ${PUID:-1000}:${PGID:-1000}  | ${PUID:-0}:${PGID:-0}     | worker may run as root
          read_only: true              | read_only: false          | worker can write to its root
          cap_drop: [ALL]              | cap_drop: []              | api keeps capabilities
          no-new-privileges:true       | no-new-privileges:false   | postgres can gain privileges
          restart: unless-stopped      | restart: "no"             | api has no restart policy
          test: [CMD, api-healthy]     | retries: 3                | api has no health check
          temporalio/server:1.32.1     | temporalio/server:latest  | temporal has no exact tag
          PASSWORD_FILE: /run/secrets/ | PASSWORD_FILE: ./         | postgres holds a secret
          POSTGRES_PASSWORD_FILE       | POSTGRES_PASSWORD         | postgres holds a secret
          ./secrets/mam_id             | ./mam_id                  | secret mam_id is not a file of its name
          [temporal_password]          | [temporal_pasword]        | temporal asks for an unknown secret
          networks: [inside]           | networks: [outside]       | postgres can be reached from outside
          internal: true               | internal: false           | postgres can be reached from outside
          """)
  void findsWhatIsWrong(String part, String by, String fault) throws IOException {
    String text = text();
    assertThat(text).contains(part);

    List<String> faults = ComposeFile.of(text.replace(part, by)).faults();

    assertThat(faults).anyMatch(one -> one.startsWith(fault));
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "api"})
  void setsKnownSettingsOnly(String service) throws IOException {
    ComposeFile file = ComposeFile.of(text());

    assertThat(launch(file.service(service).environment())).isInstanceOf(Launch.Ready.class);
    assertThat(
            launch(
                ComposeFile.of(text().replace("POSTGRES__URL", "POSTGRES__ADDRESS"))
                    .service(service)
                    .environment()))
        .isInstanceOfSatisfying(
            Launch.Refused.class,
            refused -> assertThat(refused.why()).contains("EVENKEEL_POSTGRES__ADDRESS"));
  }

  @Test
  void mountsFilesThatAreThere() throws IOException {
    assertThat(ComposeFile.of(text()).services())
        .flatExtracting(service -> service.list("volumes"))
        .map(volume -> volume.replaceFirst(":.*", ""))
        .filteredOn(source -> source.startsWith("./") && !source.equals("./evenkeel.yml"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(REPOSITORY.resolve(source)).exists());
  }

  @Test
  void keepsWhatIsTheUsersOutOfTheRepositoryAndTheImages() throws IOException {
    for (String list : List.of(".gitignore", ".dockerignore")) {
      assertThat(Files.readAllLines(REPOSITORY.resolve(list)))
          .as(list)
          .anyMatch(line -> line.matches("/?secrets/?"))
          .anyMatch(line -> line.matches("/?\\.env"))
          .anyMatch(line -> line.matches("/?evenkeel\\.yml"));
    }
  }

  @Test
  void buildsImagesThatRunAsSomebody() throws IOException {
    assertThat(Files.readAllLines(REPOSITORY.resolve("Dockerfile")))
        .filteredOn(line -> line.startsWith("USER "))
        .isNotEmpty()
        .allMatch(line -> line.matches("USER [1-9]\\d*:[1-9]\\d*"));
  }

  private Launch launch(Map<String, String> service) throws IOException {
    Map<String, String> environment = new HashMap<>(service);
    environment.putAll(Map.of("MAM_ID", "cookie", "QBT_PASSWORD", "password"));
    environment.replaceAll(
        (name, value) -> value.replace("/run/secrets/", folder.toString() + "/"));
    Files.writeString(folder.resolve("evenkeel_password"), "password");
    return Launch.of(
        List.of("--settings=" + REPOSITORY.resolve("evenkeel.example.yml"), "--data=/config"),
        environment);
  }

  private static String text() throws IOException {
    return Files.readString(REPOSITORY.resolve("docker-compose.yml"));
  }
}
