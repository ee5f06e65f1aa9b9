package evenkeel.worker.checkup;

import evenkeel.worker.visit.Refusals.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Refused logins, for a person. */
final class LoginWords {
  static final String WRONG =
      "correct username and password in the settings; these are not tried again, since five failures ban this"
          + " address for an hour";
  static final String BANNED =
      "wait an hour, or restart qBittorrent, which lifts the ban at once; then see which program logs in"
          + " with a wrong password";
  static final String UNKNOWN = "look into qBittorrent's log, which says why";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private LoginWords() {}

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
