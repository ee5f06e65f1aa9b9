package evenkeel.standalone.supervisor;

import evenkeel.settings.PostgresSettings;
import evenkeel.settings.TemporalSettings;
import evenkeel.standalone.supervisor.outside.OutsidePostgres;
import evenkeel.standalone.supervisor.outside.OutsideTemporal;
import evenkeel.standalone.supervisor.outside.Surroundings;
import evenkeel.standalone.supervisor.postgres.PostgresPrograms;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * PostgreSQL and Temporal of one home, each its own or somebody else's.
 *
 * @param jdbcUrl where PostgreSQL is reached; of its own, user included
 * @param temporalAddress host and port
 * @param options how the application is told of those that are its own; of others the settings tell
 */
record Foundation(
    Support postgres,
    Support temporal,
    String jdbcUrl,
    String temporalAddress,
    List<String> options) {

  /** What is told, and what is done when a part is beyond help. */
  record Ears(Consumer<SupervisorEvent> listener, Consumer<StartFailure> gaveUp) {}

  static Foundation of(DataFolder folder, Home home, Ports ports, Ears ears) throws IOException {
    Surroundings around = home.surroundings();
    Ledgers ledgers =
        around.postgres().isPresent()
            ? Ledgers.outside(around.postgres().get(), ears)
            : Ledgers.own(folder, ports.postgres(), ears);
    Stories stories =
        around.temporal().isPresent()
            ? Stories.outside(around.temporal().get(), around.namespace(), ears)
            : Stories.own(folder, home, ports, ears);
    List<String> options =
        Stream.of(ledgers.options(), stories.options()).flatMap(List::stream).toList();
    return new Foundation(
        ledgers.support(), stories.support(), ledgers.jdbcUrl(), stories.address(), options);
  }

  private record Ledgers(Support support, String jdbcUrl, List<String> options) {
    static Ledgers outside(PostgresSettings.External server, Ears ears) {
      return new Ledgers(
          new Watch(new OutsidePostgres(server), ears.listener()), server.url(), List.of());
    }

    static Ledgers own(DataFolder folder, int port, Ears ears) throws IOException {
      var programs = PostgresPrograms.unpackedIn(Tools.ofThisMachine().cache());
      var server = new PostgresServer(folder, port, programs);
      return new Ledgers(
          new Upkeep(server, ears.listener(), ears.gaveUp()),
          server.jdbcUrl(),
          List.of("--postgres=" + server.jdbcUrl()));
    }
  }

  private record Stories(Support support, String address, List<String> options) {
    static Stories outside(TemporalSettings.External server, String namespace, Ears ears) {
      return new Stories(
          new Watch(new OutsideTemporal(server, namespace), ears.listener()),
          server.address(),
          List.of());
    }

    static Stories own(DataFolder folder, Home home, Ports ports, Ears ears) {
      var server =
          new TemporalServer(folder, home.temporal(), ports, home.surroundings().namespace());
      return new Stories(
          new Upkeep(server, ears.listener(), ears.gaveUp()),
          server.address(),
          List.of("--temporal=" + server.address()));
    }
  }
}
