package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSectionsTest {
  private static final String URL =
      "own or host:port/database or jdbc:postgresql://host:port/database, without user and password";

  @Test
  void bringsItsOwnServersUnlessOthersAreNamed() {
    var settings = WrittenSettings.root("").settings();

    assertThat(settings.postgres().external()).isEmpty();
    assertThat(settings.temporal().external()).isEmpty();
    assertThat(settings.api().bind()).isEqualTo("127.0.0.1");
    assertThat(
            List.of(
                settings.api().port(),
                settings.temporal().port(),
                settings.temporal().uiPort(),
                settings.postgres().port()))
        .doesNotHaveDuplicates();
  }

  @Test
  void readsEveryKey() {
    var settings =
        WrittenSettings.root(
                """
                postgres: {url: 'db:5433/keel?sslmode=require', username: eve, password: '${PW}', port: 1}
                temporal: {address: 'tmp.example:7233', tls: true, namespace: my.own, port: 2, ui_port: 3}
                api: {bind: 0.0.0.0, port: 4, hosts: [shelf.example, 192.168.1.20, '[fd00::1]']}
                """)
            .in(Map.of("MAM_ID", "m", "QBT_PASSWORD", "q", "PW", "p w"))
            .settings();

    assertThat(settings.postgres())
        .isEqualTo(
            new PostgresSettings(
                1,
                Optional.of(
                    new PostgresSettings.External(
                        "jdbc:postgresql://db:5433/keel?sslmode=require",
                        "eve",
                        Optional.of(new Secret("p w"))))));
    assertThat(settings.temporal())
        .isEqualTo(
            new TemporalSettings(
                "my.own",
                2,
                3,
                Optional.of(new TemporalSettings.External("tmp.example:7233", true))));
    assertThat(settings.api())
        .isEqualTo(
            new ApiSettings("0.0.0.0", 4, List.of("shelf.example", "192.168.1.20", "[fd00::1]")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db/keel",
        "postgres://db/keel",
        "postgresql://db:5432/keel",
        "jdbc:postgresql://db:5432/keel"
      })
  void takesADatabaseInTheFormsThatPeopleWrite(String url) {
    var settings =
        WrittenSettings.root("postgres: {url: '%s', username: eve}".formatted(url)).settings();

    assertThat(settings.postgres().external())
        .contains(
            new PostgresSettings.External(
                "jdbc:postgresql://db:5432/keel", "eve", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.2, 127.0.0.2", "::1, 0:0:0:0:0:0:0:1"})
  void needsNoNamesOnALoopbackAddress(String bind, String address) {
    var settings = WrittenSettings.root("api: {bind: '%s'}".formatted(bind)).settings();

    assertThat(settings.api().bind()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          postgres: {url: db, username: e}                 | postgres.url      | db | %s
          postgres: {url: 'db:0/x', username: e}           | postgres.url      | db:0/x | %s
          postgres: {url: 'mysql://db/x', username: e}     | postgres.url      | mysql://db/x | %s
          postgres: {url: 'e:pw@db/x', username: e}        | postgres.url      | a URL with a user name, a query or a fragment | %s
          postgres: {url: 'db/x?user=e&password=pw', username: e} | postgres.url | a URL with a user name, a query or a fragment | %s
          postgres: {url: db/x}                            | postgres.username | nothing | a user name, since url names a server
          postgres: {username: e}                          | postgres.username | a value | nothing, since url is own
          postgres: {password: pw}                         | postgres.password | a value | nothing, since url is own
          postgres: {port: 65536}                          | postgres.port     | 65536 | a whole number from 1 to 65535
          temporal: {address: tmp}                         | temporal.address  | tmp | own or host:port
          temporal: {address: 'tmp:70000'}                 | temporal.address  | tmp:70000 | own or host:port
          temporal: {tls: true}                            | temporal.tls      | true | false, since address is own
          temporal: {namespace: a/b}                       | temporal.namespace | a/b | a namespace of 3 to 100 letters, digits, dots, hyphens and underscores
          api: {bind: shelf}                               | api.bind          | shelf | an IP address such as 127.0.0.1, 0.0.0.0 or ::
          api: {bind: 127.0.0.256, hosts: [a]}             | api.bind          | 127.0.0.256 | an IP address such as 127.0.0.1, 0.0.0.0 or ::
          api: {bind: 0.0.0.0}                             | api.hosts         | none | the names by which the door is reached, since bind is 0.0.0.0
          api: {bind: '::', hosts: []}                     | api.hosts         | none | the names by which the door is reached, since bind is 0:0:0:0:0:0:0:0
          api: {hosts: ['a:80']}                           | api.hosts         | a:80 | a host in lower case, without port, such as shelf.example
          """)
  void namesTheFault(String line, String key, String found, String allowed) {
    assertThat(WrittenSettings.root(line).faults())
        .containsExactly("9 | %s | %s | %s".formatted(key, found, allowed.formatted(URL)));
  }
}
