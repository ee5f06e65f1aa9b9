package evenkeel.worker.qbittorrent.doorstep;

import java.io.IOException;

/** Who answers at an address that should be a qBittorrent's. */
public sealed interface Greeting {

  /** A qBittorrent that wants a login. */
  record AsksForLogin() implements Greeting {}

  /** A qBittorrent that wants none from here. */
  record AsksForNothing() implements Greeting {}

  /**
   * A qBittorrent that listens on another port than it is called by, as behind a published or
   * forwarded port.
   */
  record OtherPort() implements Greeting {}

  /** A qBittorrent that does not accept the name it is called by. */
  record OtherName() implements Greeting {}

  /** A qBittorrent, but without the path in the address. */
  record WithoutPath() implements Greeting {}

  /** Something before qBittorrent that wants a login of its own. */
  record GateKeeper() implements Greeting {}

  /**
   * Something that sends elsewhere.
   *
   * @param to the address without query, or empty
   */
  record Redirect(String to) implements Greeting {}

  /** A proxy whose qBittorrent is away. */
  record ProxyAlone(int status) implements Greeting {}

  /** Something else than a qBittorrent. */
  record Stranger(int status) implements Greeting {}

  /** Nobody who could be understood. */
  record Nobody(IOException why) implements Greeting {}

  /** A server that speaks TLS and was called by http. */
  record SpeaksTls() implements Greeting {}

  /** A server that speaks no TLS and was called by https. */
  record SpeaksPlainly() implements Greeting {}
}
