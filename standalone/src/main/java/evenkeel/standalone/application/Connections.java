package evenkeel.standalone.application;

import evenkeel.settings.PostgresSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.settings.TemporalSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the application is connected with: the home's own servers, as the supervisor tells, or those
 * of the settings.
 */
record Connections(
    PostgresSettings.External postgres, TemporalSettings.External temporal, Door door) {

  /**
   * Where the API is.
   *
   * @param hosts names by which it may be called, besides loopback ones
   */
  record Door(String bind, int port, List<String> hosts) {}

  /**
   * All of them.
   *
   * @throws IllegalArgumentException naming the server that neither names
   */
  static Connections of(Options options, Settings settings) {
    return new Connections(
        options
            .postgres()
            .map(url -> new PostgresSettings.External(url, "", Optional.empty()))
            .or(settings.postgres()::external)
            .orElseThrow(() -> unnamed("--postgres", "postgres.url")),
        options
            .temporal()
            .map(address -> new TemporalSettings.External(address, false))
            .or(settings.temporal()::external)
            .orElseThrow(() -> unnamed("--temporal", "temporal.address")),
        door(options.apiPort(), settings.api().bind(), settings.api().hosts()));
  }

  /** As Spring's properties; the own database's URL names its user. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.datasource.url", postgres.url());
    if (!postgres.username().isEmpty()) {
      properties.put("spring.datasource.username", postgres.username());
    }
    postgres
        .password()
        .map(Secret::value)
        .ifPresent(password -> properties.put("spring.datasource.password", password));
    properties.put("server.address", door.bind());
    properties.put("server.port", String.valueOf(door.port()));
    properties.put("evenkeel.api.hosts", String.join(",", door.hosts()));
    return properties;
  }

  private static Door door(int port, String bind, List<String> hosts) {
    var itself = bind.contains(":") ? "[" + bind + "]" : bind;
    return new Door(bind, port, Stream.concat(hosts.stream(), Stream.of(itself)).toList());
  }

  private static IllegalArgumentException unnamed(String option, String key) {
    return new IllegalArgumentException(
        "option %s is missing, and %s in the settings names no server".formatted(option, key));
  }
}
