package evenkeel.worker.checkup;

import evenkeel.settings.ClientLogin;
import evenkeel.worker.visit.Refusals.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Refused logins, for a person. */
final class LoginWords {
  static final String NEEDLESS = "asks for no login";
  private static final String WRONG =
      "correct username and password in the settings; these are not tried again, since five failures ban this"
          + " address for an hour";
  private static final String BANNED =
      "wait an hour, or restart qBittorrent, which lifts the ban at once; then see which program logs in"
          + " with a wrong password";
  private static final String KEY =
      "put the key from its Web UI options into api_key in the settings";
  private static final String NO_LOGIN =
      "put username and password into the settings, or let qBittorrent bypass the login for this machine";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private LoginWords() {}

  static String accepted(ClientLogin login, boolean open) {
    return switch (login) {
      case ClientLogin.None _ -> "no login, as set";
      case ClientLogin.ApiKey _ -> "API key accepted";
      case ClientLogin.Password _, ClientLogin.Basic _ -> open ? NEEDLESS : "login accepted";
    };
  }

  /**
   * What to do.
   *
   * @param banned whether this machine is shut out; empty = nothing was remembered
   */
  static String advice(Optional<Boolean> banned, ClientLogin login) {
    return switch (login) {
      case ClientLogin.ApiKey _ -> KEY;
      case ClientLogin.None _ -> NO_LOGIN;
      case ClientLogin.Password _, ClientLogin.Basic _ -> banned.orElse(false) ? BANNED : WRONG;
    };
  }

  static String standing(Refused standing) {
    return "not tried again: refused at %s, %s".formatted(at(standing.at()), standing.reason());
  }

  static String advice(Refused standing) {
    return standing.until() == null
        ? "correct username and password in the settings, which are tried at once when they change; if it was"
            + " put right in qBittorrent: doctor --again"
        : "the ban ends before %s; restarting qBittorrent lifts it at once, then: doctor --again"
            .formatted(at(standing.until()));
  }

  private static String at(Instant moment) {
    return TIME.format(moment);
  }
}
