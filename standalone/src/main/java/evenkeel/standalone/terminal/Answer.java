package evenkeel.standalone.terminal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the API answered. */
record Answer(int status, String body) {
  /** Keeps numbers as they are written. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

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
