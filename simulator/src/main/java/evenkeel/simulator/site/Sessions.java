package evenkeel.simulator.site;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The site's sessions by cookie value. Not for use by several threads. */
final class Sessions {
  private final Map<String, Session> living = new HashMap<>();
  private int given;

  /** One login: its values, newest last named. */
  private static final class Session {
    private final SiteUser user;
    private String newest = "";
    private String before = "";

    Session(SiteUser user) {
      this.user = user;
    }
  }

  /** A new session for the user; the cookie's first value. */
  String open(SiteUser user) {
    return renew(new Session(user));
  }

  Optional<SiteUser> user(String value) {
    return Optional.ofNullable(living.get(value)).map(session -> session.user);
  }

  /** The newest value of the session to which this value belongs, if it lives. */
  Optional<String> newest(String value) {
    return Optional.ofNullable(living.get(value)).map(session -> session.newest);
  }

  /** Gives the living session a new value; with grace the one just replaced still works. */
  String rotate(String value, boolean grace) {
    Session session = Objects.requireNonNull(living.get(value), "a living session");
    living.remove(session.before);
    if (!grace) {
      living.remove(session.newest);
    }
    session.before = session.newest;
    return renew(session);
  }

  /** Ends the session: none of its values works any more. */
  void end(String value) {
    Session session = living.remove(value);
    living.values().removeIf(other -> other == session);
  }

  private String renew(Session session) {
    given++;
    session.newest = "simulated-mam-id-%04d-%08x%%2F%%3D%%3D".formatted(given, given * 0x9E3779B1);
    living.put(session.newest, session);
    return session.newest;
  }
}
