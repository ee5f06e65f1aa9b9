package evenkeel.api.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The query parameters of a request, taken by name; all that is wrong is said at once. */
public final class Parameters {
  private static final String DIGITS = "\\d{1,18}";

  private final Map<String, String[]> given;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Parameters(Map<String, String[]> given) {
    this.given = given;
  }

  /** Builds what {@code reader} makes of the parameters, or refuses them with every fault. */
  public static <T> T read(Map<String, String[]> given, Function<Parameters, T> reader) {
    Parameters parameters = new Parameters(given);
    T value = reader.apply(parameters);
    parameters.refuseTheUnknown();
    Members.refuse(parameters.faults);
    return value;
  }

  /** Refuses parameters where there are none to give. */
  static void refuseAny(Map<String, String[]> given) {
    read(given, nothing -> given);
  }

  /** A whole number from 1 to {@code most}; empty when not given. */
  public OptionalLong number(String name, long most) {
    return take(name, "one whole number from 1 to " + most, text -> wholeNumber(text, most))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Where a page ended; empty when not given. */
  OptionalLong cursor(String name) {
    return take(name, "the cursor of a \"next\" link", Parameters::cursorIn)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** A moment; empty when not given. */
  public Optional<Instant> time(String name) {
    return take(name, "one time such as 2026-11-01T10:00:00Z", Parameters::moment);
  }

  /** Yes or no; no when not given. */
  public boolean flag(String name) {
    return take(name, "true or false", Parameters::yesOrNo).orElse(false);
  }

  /** One of these ids; empty when not given. */
  public Optional<String> oneOf(String name, List<String> ids) {
    return take(
        name, "one of " + String.join(", ", ids), text -> Optional.of(text).filter(ids::contains));
  }

  private <T> Optional<T> take(String name, String allowed, Function<String, Optional<T>> reader) {
    known.add(name);
    String[] values = given.get(name);
    if (values == null) {
      return Optional.empty();
    }
    Optional<T> value = values.length == 1 ? reader.apply(values[0]) : Optional.empty();
    if (value.isEmpty()) {
      faults.add(new Fault(name, '"' + String.join("\", \"", values) + '"', allowed));
    }
    return value;
  }

  private static Optional<Long> wholeNumber(String text, long most) {
    return Optional.of(text)
        .filter(digits -> digits.matches(DIGITS))
        .map(Long::parseLong)
        .filter(value -> value >= 1 && value <= most);
  }

  private static Optional<Long> cursorIn(String text) {
    OptionalLong cursor = Cursor.read(text);
    return cursor.isPresent() ? Optional.of(cursor.getAsLong()) : Optional.empty();
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private void refuseTheUnknown() {
    String allowed = known.isEmpty() ? "no parameters" : "only " + String.join(", ", known);
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add(new Fault(name, "an unknown parameter", allowed)));
  }
}
