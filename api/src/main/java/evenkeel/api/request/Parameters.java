package evenkeel.api.request;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** A whole number from 1 to {@code most}; empty when not given. */
  public OptionalLong number(String name, long most) {
    known.add(name);
    String[] values = given.get(name);
    if (values == null) {
      return OptionalLong.empty();
    }
    if (values.length == 1 && values[0].matches(DIGITS)) {
      long value = Long.parseLong(values[0]);
      if (value >= 1 && value <= most) {
        return OptionalLong.of(value);
      }
    }
    String found = '"' + String.join("\", \"", values) + '"';
    faults.add(new Fault(name, found, "one whole number from 1 to " + most));
    return OptionalLong.empty();
  }

  private void refuseTheUnknown() {
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name ->
            faults.add(
                new Fault(name, "an unknown parameter", "only " + String.join(", ", known))));
  }
}
