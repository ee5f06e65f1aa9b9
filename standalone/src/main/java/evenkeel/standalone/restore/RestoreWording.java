package evenkeel.standalone.restore;

import evenkeel.worker.restore.Held;
import evenkeel.worker.restore.Restoration.Result;
import evenkeel.worker.restore.Returned;
import java.util.ArrayList;
import java.util.List;

/** Tells a person what came of restoring, line by line. */
final class RestoreWording {
  private RestoreWording() {}

  static List<String> of(Result result) {
    List<String> lines = new ArrayList<>();
    if (!result.holders().isEmpty()) {
      lines.add(
          "Ended: %s. Nothing is frozen again before the ratio has once left the emergency."
              .formatted(String.join(", ", result.holders())));
    }
    result.clients().forEach(client -> tell(client, lines));
    lines.add(
        result.complete()
            ? "Everything is given back."
            : "Not everything is given back. It is safe to run this again.");
    return lines;
  }

  private static void tell(Returned client, List<String> lines) {
    lines.add(
        "%s: %d torrents given back as they were, %d left as you had changed them, %d not given back."
            .formatted(
                client.client(),
                client.restored(),
                client.ceded(),
                client.left().stream().filter(Held::missing).count()));
    if (client.trouble() != null) {
      lines.add("  stopped early: " + client.trouble());
    }
    client.left().forEach(one -> lines.add("  " + one.name() + ": " + words(one)));
  }

  private static String words(Held held) {
    return switch (held.state()) {
      case DUE -> "not yet: the client is away, still checks or moves it, or reports it as broken";
      case GONE -> "gone from the client; given back should it come again";
      case GUARDED ->
          "too many torrents changed or went at once: it waits for your decision (with Evenkeel running, decide)";
      case REFUSED -> "refused: " + held.why();
    };
  }
}
