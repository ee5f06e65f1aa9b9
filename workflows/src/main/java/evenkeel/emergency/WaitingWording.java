package evenkeel.emergency;

import evenkeel.emergency.Notice.Kind;
import java.util.StringJoiner;

/** What an emergency says of what it waits for on the way back. */
final class WaitingWording {
  private WaitingWording() {}

  static String notice(Emergency emergency, Kind kind) {
    Release release = emergency.release();
    return switch (kind) {
      case ASKING ->
          "%s has recovered, but its emergencies begin too often: it stays frozen until %s unless you say otherwise. Give everything back by hand-back, or by release."
              .formatted(emergency.account(), release.asksUntil());
      case TOO_LARGE ->
          "%s has downloads larger than the whole buffer: %s. At the present ratio they are never given back by themselves. Upload more, or give them back by hand-back."
              .formatted(emergency.account(), amount(release.tooLarge()));
      default ->
          "%s is given back as far as its buffer bears (%s); what waits follows as the ratio allows, the smallest first: %s. Hand-back gives all of it back now."
              .formatted(emergency.account(), emergency.ending(), amount(release.total()));
    };
  }

  /** Sentences for what is waited for, each after a blank; empty when nothing is. */
  static String details(Emergency emergency) {
    Release release = emergency.release();
    StringJoiner details = new StringJoiner(" ", " ", "").setEmptyValue("");
    if (release.due() != null) {
      details.add("The ratio has recovered; it stays frozen until %s.".formatted(release.due()));
    }
    if (emergency.asking()) {
      details.add(
          "The ratio has recovered, but not for the first time in a day: it stays frozen until %s, or a hand-back or release."
              .formatted(release.asksUntil()));
    }
    if (emergency.waiting() && !release.waiting().isEmpty()) {
      details.add("Waiting for the buffer: %s.".formatted(amount(release.total())));
    }
    return details.toString();
  }

  private static String amount(Waiting waiting) {
    return "%d %s, %s GiB"
        .formatted(
            waiting.torrents(),
            waiting.torrents() == 1 ? "torrent" : "torrents",
            Wording.gib(waiting.bytes()));
  }
}
