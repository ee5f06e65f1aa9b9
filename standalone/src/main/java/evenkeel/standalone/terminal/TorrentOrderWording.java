package evenkeel.standalone.terminal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of an order to torrents, and how it stands, for a person. */
final class TorrentOrderWording {
  private TorrentOrderWording() {}

  static List<String> of(Answer answer) {
    JsonNode order = answer.json();
    if (answer.underWay()) {
      String state = order.path("state").asString("");
      return List.of(
          "%s is taken and goes on: ./evenkeel status shows it."
              .formatted(called(state.substring(state.lastIndexOf('/') + 1))));
    }
    return order.path("closed_at").isString() ? closed(order) : open(order);
  }

  /** It may have no number yet: then its state is the list of all. */
  private static String called(String number) {
    return number.matches("\\d+") ? "Order " + number : "The order";
  }

  private static List<String> closed(JsonNode order) {
    List<String> lines = new ArrayList<>();
    lines.add("order %d: %s".formatted(number(order), order.path("closed_why").asString("closed")));
    return withClients(lines, order);
  }

  /** With the words that end it. */
  static List<String> open(JsonNode order) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "order %d, %s: %s (./evenkeel undo %d gives back)"
            .formatted(
                number(order),
                order.path("phase").asString("open"),
                order.path("reason").asString(""),
                number(order)));
    return withClients(lines, order);
  }

  private static List<String> withClients(List<String> lines, JsonNode order) {
    EmergencyWording.clients(order).forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static long number(JsonNode order) {
    return order.path("number").asLong();
  }
}
