package evenkeel.worker.checkup;

import evenkeel.worker.checkup.Finding.Server;
import evenkeel.worker.qbittorrent.doorstep.Greeting;
import java.net.URI;

/** Who answers where a qBittorrent should, for a person. */
final class GreetingWords {
  private GreetingWords() {}

  static Finding wrong(Server server, URI address, Greeting greeting) {
    return switch (greeting) {
      case Greeting.OtherPort _ ->
          Finding.wrong(
              server,
              "it refuses to be called by port %d (401): it listens on another one"
                  .formatted(port(address)),
              "a published or forwarded port must have the number on which qBittorrent itself listens:"
                  + " set its Web UI port to %d, or publish its own".formatted(port(address)));
      case Greeting.OtherName _ ->
          Finding.wrong(
              server,
              "it refuses to be called '%s' (401)".formatted(address.getHost()),
              "add this name to 'Server domains' in its Web UI options, or use its IP address");
      case Greeting.WithoutPath _ ->
          Finding.wrong(
              server,
              "there is no qBittorrent at the path %s, but there is one without it"
                  .formatted(address.getPath()),
              "take the path out of the address");
      case Greeting.GateKeeper _ ->
          Finding.wrong(
              server,
              "something before qBittorrent asks for a login of its own",
              "use an address that leads to qBittorrent past that proxy");
      case Greeting.Redirect(String to) -> redirect(server, to);
      case Greeting.ProxyAlone(int status) ->
          Finding.wrong(
              server,
              "a proxy answers that qBittorrent is away (status %d)".formatted(status),
              "start qBittorrent, or correct where the proxy looks for it");
      case Greeting.Stranger(int status) -> stranger(server, status);
      case Greeting.SpeaksTls _ ->
          Finding.wrong(
              server,
              "the address says http, but TLS is spoken there",
              "write https:// in the address");
      case Greeting.SpeaksPlainly _ ->
          Finding.wrong(
              server,
              "the address says https, but no TLS is spoken there",
              "write http:// in the address, or switch HTTPS on in its Web UI options");
      case Greeting.Nobody(var why) -> {
        NetworkTrouble trouble = NetworkTrouble.of(why, address);
        yield Finding.wrong(server, trouble.found(), trouble.advice());
      }
      case Greeting.AsksForLogin _, Greeting.AsksForNothing _ ->
          throw new IllegalArgumentException("nothing is wrong with " + greeting);
    };
  }

  private static Finding redirect(Server server, String to) {
    return Finding.wrong(
        server,
        "it sends elsewhere: " + (to.isEmpty() ? "without saying where" : to),
        "use the address of qBittorrent itself; a login page of a proxy cannot be passed");
  }

  private static Finding stranger(Server server, int status) {
    return Finding.wrong(
        server,
        "something answers there (status %d), but no qBittorrent".formatted(status),
        "correct the address: port, and the base path if qBittorrent lies behind a proxy under one");
  }

  private static int port(URI address) {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) ? 443 : 80;
  }
}
