package evenkeel.standalone.terminal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the API refused, for a person: the problem's title, its sentence and the fields. */
final class Refusal {
  private Refusal() {}

  static List<String> of(Answer answer) {
    JsonNode problem = answer.json();
    String title = problem.path("title").asString("");
    if (title.isEmpty()) {
      return List.of(
          "The answer is no answer of Evenkeel's (HTTP status %d).".formatted(answer.status()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(title + ": " + problem.path("detail").asString(""));
    for (JsonNode fault : problem.path("faults")) {
      lines.add(
          "  %s: found %s; allowed: %s"
              .formatted(
                  fault.path("field").asString(""),
                  fault.path("found").asString(""),
                  fault.path("allowed").asString("")));
    }
    return lines;
  }
}
