package evenkeel.standalone.terminal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of an order, for a person. */
final class OrderWording {
  private OrderWording() {}

  static List<String> of(Call call, Answer answer) {
    if (call.word().toTorrents()) {
      return TorrentOrderWording.of(answer);
    }
    String subject = call.operands().getFirst();
    if (answer.underWay()) {
      String account = call.word() == Word.DECIDE ? "" : " " + subject;
      return List.of(
          "The order is taken and goes on: ./evenkeel status%s shows it.".formatted(account));
    }
    return call.word() == Word.DECIDE
        ? List.of(decided(call, answer.json()))
        : ordered(subject, answer.json());
  }

  private static String decided(Call call, JsonNode answer) {
    String done =
        call.operands().getLast().equals("leave")
            ? "are left as they are now"
            : "are made as Evenkeel wants them again";
    return "%s: %d torrents that waited %s."
        .formatted(call.operands().getFirst(), answer.path("torrents").asInt(), done);
  }

  private static List<String> ordered(String account, JsonNode emergency) {
    List<String> lines = new ArrayList<>();
    lines.add(account + ": " + EmergencyWording.headline(emergency));
    EmergencyWording.clients(emergency).forEach(line -> lines.add("    " + line));
    return lines;
  }
}
