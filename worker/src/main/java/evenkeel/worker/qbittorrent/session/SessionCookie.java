package evenkeel.worker.qbittorrent.session;

import java.util.List;
import java.util.Optional;
import okhttp3.Response;

/** Finds the session among the cookies of an answer: its name depends on version and settings. */
final class SessionCookie {
  private SessionCookie() {}

  /** {@code NAME=value}, if the answer opens a session. */
  static Optional<String> in(Response answer) {
    var cookies =
        answer.headers("Set-Cookie").stream()
            .map(line -> line.split(";", 2)[0].strip())
            .filter(cookie -> cookie.matches("[^=]+=.+"))
            .toList();
    return cookies.stream()
        .filter(cookie -> cookie.startsWith("SID=") || cookie.startsWith("QBT_SID_"))
        .findFirst()
        .or(() -> onlyOne(cookies));
  }

  /** A user may rename the cookie; among several unknown ones there is no telling. */
  private static Optional<String> onlyOne(List<String> cookies) {
    return cookies.size() == 1 ? Optional.of(cookies.getFirst()) : Optional.empty();
  }
}
