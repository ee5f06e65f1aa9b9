package evenkeel.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpWordingTest {
  private static final URI API = URI.create("http://127.0.0.1:14770");

  @TempDir Path folder;

  @Test
  void tellsAddressesKeyAndModes() throws Exception {
    assertThat(told("mode: act", ""))
        .contains("PostgreSQL     its own, 127.0.0.1:14773")
        .contains("Temporal       its own, 127.0.0.1:14771; every story at http://127.0.0.1:14772")
        .contains("http://127.0.0.1:14770, with the header X-Api-Key from " + folder)
        .contains("account mam    act: stops and starts torrents")
        .contains("client home    http://127.0.0.1:1")
        .doesNotContain("CARE");
    assertThat(told("mode: observe", ""))
        .contains("account mam    observe: says what it would do and changes nothing");
  }

  @Test
  void warnsOfADoorThatTheNetworkReaches() throws Exception {
    assertThat(told("mode: act", "api: {bind: 0.0.0.0, hosts: [shelf.example]}"))
        .contains("CARE", "listens on 0.0.0.0", "It speaks no TLS");
  }

  @Test
  void showsNoPassword() throws Exception {
    assertThat(told("mode: act", "postgres: {url: db/keel, username: eve, password: s3cret}"))
        .contains("PostgreSQL     yours, jdbc:postgresql://db:5432/keel")
        .doesNotContain("s3cret");
  }

  private String told(String account, String servers) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("evenkeel.yml"),
            """
            accounts: {mam: {cookie: none, %s}}
            clients: {home: {url: "http://127.0.0.1:1", username: u, password: p}}
            %s
            """
                .formatted(account, servers));
    var settings = ((SettingsVerdict.Valid) SettingsFile.read(file, Map.of())).settings();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      new UpWording(new UpOptions(folder, file), settings).runs(API);
    } finally {
      System.setOut(terminal);
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}
