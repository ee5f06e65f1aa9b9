package evenkeel.worker.checkup;

import evenkeel.worker.checkup.Finding.Server;
import evenkeel.worker.qbittorrent.doorstep.Greeting;
import java.net.URI;

/** Who answers where a qBittorrent should, for a person. */
final class GreetingWords {
  private static final Wording GATE_KEEPER =
      new Wording(
          "something before qBittorrent asks for a login of its own",
          "use an address that leads to qBittorrent past that proxy");
  private static final Wording TLS =
      new Wording(
          "the address says http, but TLS is spoken there", "write https:// in the address");
  private static final Wording NO_TLS =
      new Wording(
          "the address says https, but no TLS is spoken there",
          "write http:// in the address, or switch HTTPS on in its Web UI options");

  private GreetingWords() {}

  static Finding wrong(Server server, URI address, Greeting greeting) {
    Wording words =
        switch (greeting) {
          case Greeting.OtherPort _ -> otherPort(address);
          case Greeting.OtherName _ -> otherName(address);
          case Greeting.WithoutPath _ -> withoutPath(address);
          case Greeting.GateKeeper _ -> GATE_KEEPER;
          case Greeting.Redirect(String to) -> redirect(to);
          case Greeting.ProxyAlone(int status) -> proxyAlone(status);
          case Greeting.Stranger(int status) -> stranger(status);
          case Greeting.SpeaksTls _ -> TLS;
          case Greeting.SpeaksPlainly _ -> NO_TLS;
          case Greeting.Nobody(var why) -> NetworkTrouble.of(why, address);
          case Greeting.AsksForLogin _, Greeting.AsksForNothing _ ->
              throw new IllegalArgumentException("nothing is wrong with " + greeting);
        };
    return Finding.wrong(server, words.found(), words.advice());
  }

  private static Wording otherPort(URI address) {
    return new Wording(
        "it refuses to be called by port %d (401): it listens on another one"
            .formatted(port(address)),
        "a published or forwarded port must have the number on which qBittorrent itself listens:"
            + " set its Web UI port to %d, or publish its own".formatted(port(address)));
  }

  private static Wording otherName(URI address) {
    return new Wording(
        "it refuses to be called '%s' (401)".formatted(address.getHost()),
        "add this name to 'Server domains' in its Web UI options, or use its IP address");
  }

  private static Wording withoutPath(URI address) {
    return new Wording(
        "there is no qBittorrent at the path %s, but there is one without it"
            .formatted(address.getPath()),
        "take the path out of the address");
  }

  private static Wording redirect(String to) {
    return new Wording(
        "it sends elsewhere: " + (to.isEmpty() ? "without saying where" : to),
        "use the address of qBittorrent itself; a login page of a proxy cannot be passed");
  }

  private static Wording proxyAlone(int status) {
    return new Wording(
        "a proxy answers that qBittorrent is away (status %d)".formatted(status),
        "start qBittorrent, or correct where the proxy looks for it");
  }

  private static Wording stranger(int status) {
    return new Wording(
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
