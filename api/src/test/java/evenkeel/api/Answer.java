package evenkeel.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the door answered. */
public record Answer(int status, Map<String, List<String>> headers, JsonNode body) {
  /** The first header of that name; empty without one. */
  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  public String text(String pointer) {
    return body.at(pointer).asString();
  }

  /** The problem's stable kind, once it is sure that it is a problem. */
  public String problem() {
    boolean whole =
        header("content-type").startsWith("application/problem+json")
            && body.at("/status").asInt() == status
            && !text("/title").isEmpty()
            && !text("/detail").isEmpty();
    return whole ? text("/type").replace("urn:evenkeel:problem:", "") : "no problem: " + body;
  }
}
