package evenkeel.api.request;

import evenkeel.api.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** The members of a request body, taken by name; all that is wrong with them is said at once. */
public final class Members {
  private static final int SHOWN = 60;
  private static final int MOST = 1000;

  private final JsonNode body;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Members(JsonNode body) {
    this.body = body;
  }

  /** Builds what {@code reader} makes of the body, or refuses it with every fault. */
  public static <T> T read(JsonNode body, Function<Members, T> reader) {
    Members members = new Members(body);
    T value = reader.apply(members);
    members.refuseTheUnknown();
    refuse(members.faults);
    return value;
  }

  /** Refuses a body that says anything, where nothing is to be said. */
  public static void refuseAny(JsonNode body) {
    read(body, nothing -> body);
  }

  /** Throws the refusal, unless there are no faults. */
  public static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      ProblemDetail problem = ProblemType.INVALID_REQUEST.saying(sentence(faults));
      problem.setProperty("faults", faults);
      throw new ErrorResponseException(ProblemType.INVALID_REQUEST.status(), problem, null);
    }
  }

  /** A text that says something, of at most {@code most} characters. */
  public String text(String field, int most) {
    JsonNode found = take(field);
    if (found != null && found.isString() && fits(found.stringValue(), most)) {
      return found.stringValue().strip();
    }
    faults.add(new Fault(field, shown(found), "a text of 1 to " + most + " characters"));
    return "";
  }

  /** Some of these ids, each once; none when not given, and never an empty list. */
  public List<String> texts(String field, List<String> ids) {
    return texts(field, "some of " + String.join(", ", ids), ids::contains);
  }

  /** A list of texts, each once; none when not given, and never an empty list. */
  public List<String> texts(String field, String what, Predicate<String> allowed) {
    JsonNode found = take(field);
    if (found == null) {
      return List.of();
    }
    List<String> texts =
        found.isArray()
            ? found.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList()
            : List.of();
    boolean good = !texts.isEmpty() && texts.size() == found.size() && texts.size() <= MOST;
    if (!good || !texts.stream().allMatch(allowed)) {
      faults.add(new Fault(field, shown(found), "a list of 1 to " + MOST + ": " + what));
    }
    return texts.stream().distinct().toList();
  }

  /** True or false; false when not given. */
  public boolean flag(String field) {
    JsonNode found = take(field);
    if (found != null && !found.isBoolean()) {
      faults.add(new Fault(field, shown(found), "true or false"));
    }
    return found != null && found.isBoolean() && found.booleanValue();
  }

  /** Whether there is such a member, whatever it says. */
  public boolean says(String field) {
    return body.has(field);
  }

  /** A fault that shows only when members are seen together. */
  public void fault(String field, String allowed) {
    faults.add(new Fault(field, shown(body.get(field)), allowed));
  }

  /** One of the names of an enum, in lower case. */
  public <E extends Enum<E>> E oneOf(String field, E[] values) {
    JsonNode found = take(field);
    for (E value : values) {
      if (found != null && found.isString() && name(value).equals(found.stringValue())) {
        return value;
      }
    }
    List<String> names = Arrays.stream(values).map(value -> '"' + name(value) + '"').toList();
    faults.add(new Fault(field, shown(found), String.join(" or ", names)));
    return values[0];
  }

  private @Nullable JsonNode take(String field) {
    known.add(field);
    return body.get(field);
  }

  private void refuseTheUnknown() {
    if (!body.isObject()) {
      faults.clear();
      faults.add(new Fault("(body)", shown(body), "an object"));
    }
    String allowed = known.isEmpty() ? "no members" : "only " + String.join(", ", known);
    body.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add(new Fault(cut(name), "an unknown member", allowed)));
  }

  private static boolean fits(String text, int most) {
    return !text.isBlank() && text.strip().length() <= most;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String shown(@Nullable JsonNode found) {
    return found == null ? "nothing" : cut(found.toString());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String sentence(List<Fault> faults) {
    return faults.stream()
        .map(f -> f.field() + ": found " + f.found() + ", allowed is " + f.allowed())
        .reduce((one, other) -> one + "; " + other)
        .orElseThrow()
        .concat(".");
  }
}
