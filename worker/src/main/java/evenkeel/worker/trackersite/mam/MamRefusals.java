package evenkeel.worker.trackersite.mam;

import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.session.Answer;
import evenkeel.worker.trackersite.session.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells MAM's refusals from its data, by status first and then by the words of the text. */
final class MamRefusals {
  private static final List<String> DEAD =
      List.of(
          "not signed in",
          "not logged in",
          "no session cookie",
          "invalid session",
          "invalid cookie",
          "invalid/missing cookie");

  private MamRefusals() {}

  /** Why the answer holds no data; empty if it may hold some. */
  static Optional<Refusal> in(Answer answer) {
    int status = answer.status();
    String text = answer.body().strip().toLowerCase(Locale.ROOT);
    if (status >= 500 || status == 408) {
      return Optional.of(Refusal.of(Kind.SITE_DOWN, "status " + status));
    }
    if (status == 429) {
      return Optional.of(Refusal.of(Kind.TOO_FAST, "status 429"));
    }
    if (status / 100 == 3) {
      return Optional.of(redirect(answer));
    }
    if (status / 100 == 2 && text.isEmpty()) {
      return Optional.of(new Refusal(Kind.COOKIE_DEAD, "an empty answer", false));
    }
    boolean noData = status / 100 != 2 || text.startsWith("<") || text.startsWith("error");
    return noData ? Optional.of(byWords(status, text)) : Optional.empty();
  }

  private static Refusal redirect(Answer answer) {
    String location = answer.location();
    return location != null && location.toLowerCase(Locale.ROOT).contains("login")
        ? Refusal.of(Kind.COOKIE_DEAD, "sent to the login page")
        : Refusal.of(Kind.SITE_DOWN, "sent to another page, status " + answer.status());
  }

  private static Refusal byWords(int status, String text) {
    if (text.contains("mismatch")) {
      return Refusal.of(Kind.LOCKED_TO_ANOTHER_NETWORK, network(text));
    }
    if (text.contains("session type")) {
      return Refusal.of(Kind.WRONG_SESSION_KIND, "status " + status);
    }
    if (DEAD.stream().anyMatch(text::contains)) {
      return Refusal.of(Kind.COOKIE_DEAD, "not signed in, status " + status);
    }
    if (text.startsWith("<")) {
      return Refusal.of(Kind.SITE_DOWN, "a web page instead of data, status " + status);
    }
    return switch (status) {
      case 200 -> Refusal.of(Kind.SITE_DOWN, "an error of the site's own");
      case 401 -> new Refusal(Kind.COOKIE_DEAD, "status 401", false);
      case 403 -> Refusal.of(Kind.TOO_FAST, "refused for haste, status 403");
      default -> Refusal.of(Kind.ANSWER_CHANGED, "status " + status);
    };
  }

  private static String network(String text) {
    return text.contains("asn mismatch")
        ? "it is locked to a provider's network, ASN"
        : "it is locked to an IP address";
  }
}
