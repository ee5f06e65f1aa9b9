package evenkeel.standalone.supervisor.outside;

import evenkeel.settings.ApiSettings;
import evenkeel.settings.PostgresSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.TemporalSettings;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What a home does not decide by itself.
 *
 * @param bind address that the door listens on
 * @param namespace of Temporal
 * @param postgres somebody else's PostgreSQL; empty = its own
 * @param temporal somebody else's Temporal; empty = its own
 */
public record Surroundings(
    String bind,
    String namespace,
    Optional<PostgresSettings.External> postgres,
    Optional<TemporalSettings.External> temporal) {

  /** Everything its own, on loopback. */
  public static final Surroundings NONE =
      new Surroundings("127.0.0.1", "evenkeel", Optional.empty(), Optional.empty());

  public static Surroundings of(Settings settings) {
    ApiSettings api = settings.api();
    return new Surroundings(
        api.bind(),
        settings.temporal().namespace(),
        settings.postgres().external(),
        settings.temporal().external());
  }

  /** The host by which this machine reaches the door, as it stands in a URL. */
  public String doorHost() {
    InetAddress address = InetAddress.ofLiteral(bind);
    if (address.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    return bind.contains(":") ? "[" + bind + "]" : bind;
  }
}
