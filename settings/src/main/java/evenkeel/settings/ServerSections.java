package evenkeel.settings;

import evenkeel.settings.yaml.Endpoint;
import evenkeel.settings.yaml.Section;
import evenkeel.settings.yaml.Shape;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads {@code postgres}, {@code temporal} and {@code api}: what Evenkeel stands on and where it
 * answers.
 */
final class ServerSections {
  /** What stands for a server that Evenkeel brings itself. */
  private static final String OWN = "own";

  private static final Shape<String> NAMESPACE =
      Shape.matching(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,98}[A-Za-z0-9]"),
          "a namespace of 3 to 100 letters, digits, dots, hyphens and underscores");

  private static final Shape<String> HOST =
      Shape.matching(
          Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]"),
          "a host in lower case, without port, such as shelf.example");

  private ServerSections() {}

  static PostgresSettings postgres(Section postgres) {
    var url = postgres.value("url", Endpoint.postgres().or(OWN), OWN);
    var username = postgres.optional("username", Names.USER);
    var password = postgres.optional("password", Names.PASSWORD);
    if (postgres.isSound("url")) {
      credentials(postgres, url.isPresent());
    }
    return new PostgresSettings(
        postgres.value("port", Endpoint.port(), "" + PostgresSettings.OWN.port()),
        url.map(there -> new PostgresSettings.External(there, username.orElse(""), password)));
  }

  private static void credentials(Section postgres, boolean external) {
    if (external && !postgres.isGiven("username")) {
      postgres.fault("username", "nothing", "a user name, since url names a server");
    }
    for (var key : List.of("username", "password")) {
      if (!external && postgres.isGiven(key)) {
        postgres.fault(key, "a value", "nothing, since url is " + OWN);
      }
    }
  }

  static TemporalSettings temporal(Section temporal) {
    var address = temporal.value("address", Endpoint.hostAndPort().or(OWN), OWN);
    var tls = temporal.value("tls", Shape.flag(), "false");
    if (tls && address.isEmpty() && temporal.isSound("address")) {
      temporal.fault("tls", "true", "false, since address is " + OWN);
    }
    return new TemporalSettings(
        temporal.value("namespace", NAMESPACE, TemporalSettings.OWN.namespace()),
        temporal.value("port", Endpoint.port(), "" + TemporalSettings.OWN.port()),
        temporal.value("ui_port", Endpoint.port(), "" + TemporalSettings.OWN.uiPort()),
        address.map(there -> new TemporalSettings.External(there, tls)));
  }

  /** Whoever reaches the door from outside names it by a host; without a list any page could. */
  static ApiSettings api(Section api) {
    var bind = api.value("bind", Endpoint.local(), ApiSettings.USUAL.bind());
    var hosts = api.list("hosts", HOST, List.of());
    if (hosts.isEmpty() && api.isSound("bind") && !Endpoint.isLoopback(bind)) {
      api.fault("hosts", "none", "the names by which the door is reached, since bind is " + bind);
    }
    return new ApiSettings(
        bind, api.value("port", Endpoint.port(), "" + ApiSettings.USUAL.port()), hosts);
  }
}
