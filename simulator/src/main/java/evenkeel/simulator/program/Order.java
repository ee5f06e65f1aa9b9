package evenkeel.simulator.program;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The fields that came with an act. */
record Order(JsonNode fields) {

  /** A whole number that may be absent. */
  OptionalLong number(String field) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber()) {
      throw wrong(field, "a whole number");
    }
    return OptionalLong.of(value.asLong());
  }

  /** One of the constants. */
  <E extends Enum<E>> E constant(String field, Class<E> type) {
    List<E> allowed = Arrays.asList(type.getEnumConstants());
    return allowed.stream()
        .filter(constant -> constant.name().equals(fields.path(field).asString("")))
        .findFirst()
        .orElseThrow(() -> wrong(field, "one of " + allowed));
  }

  /** A list of names, not empty. */
  List<String> names() {
    List<String> names =
        StreamSupport.stream(fields.path("names").spliterator(), false)
            .map(name -> name.asString(""))
            .toList();
    if (names.isEmpty()) {
      throw wrong("names", "a list of names of torrents");
    }
    return names;
  }

  private IllegalArgumentException wrong(String field, String allowed) {
    return new IllegalArgumentException(
        field + ": found " + fields.path(field) + ", allowed is " + allowed);
  }
}
