package evenkeel.standalone.terminal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the API answered. */
record Answer(int status, String body) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int FIRST_REFUSAL = 300;
  private static final int ACCEPTED = 202;

  boolean done() {
    return status < FIRST_REFUSAL;
  }

  /** Taken, and goes on. */
  boolean underWay() {
    return status == ACCEPTED;
  }

  /** Missing if it is no JSON, as from a proxy in between. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException foreign) {
      return MissingNode.getInstance();
    }
  }
}
