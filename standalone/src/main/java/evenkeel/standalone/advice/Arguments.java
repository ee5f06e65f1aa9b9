package evenkeel.standalone.advice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of one word.
 *
 * @param values of those that have one, by name
 * @param flags those that stand alone
 */
public record Arguments(Map<String, String> values, Set<String> flags) {

  /**
   * Reads {@code --name VALUE} and {@code --flag}.
   *
   * @throws IllegalArgumentException naming what is unknown, doubled or without its value
   */
  public static Arguments read(
      String word, List<String> given, List<String> named, List<String> flags) {
    Map<String, String> values = new HashMap<>();
    Set<String> set = new HashSet<>();
    for (int at = 0; at < given.size(); at++) {
      String name = given.get(at);
      if (flags.contains(name)) {
        set.add(name);
      } else if (named.contains(name) && at + 1 < given.size()) {
        at++;
        if (values.put(name, given.get(at)) != null) {
          throw new IllegalArgumentException(word + " takes " + name + " only once");
        }
      } else if (named.contains(name)) {
        throw new IllegalArgumentException(name + " needs a value");
      } else {
        throw new IllegalArgumentException(
            "%s does not know '%s'; it knows %s %s"
                .formatted(word, name, String.join(" ", named), String.join(" ", flags)));
      }
    }
    return new Arguments(values, set);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }
}
