package evenkeel.settings.yaml;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment variables that set the keys of one section: {@code EVENKEEL_ACCOUNTS__MAM__MODE}
 * sets {@code accounts.mam.mode}. No key or name has two hyphens or underscores in a row, or one at
 * an end, so that each variable stands for one key and each key for one variable.
 *
 * @param stem what their names begin with
 * @param variables all that set anything, here or in another section
 * @param others names after the stem that belong to somebody else
 */
public record Overlay(String stem, SortedMap<String, String> variables, Set<String> others) {
  private static final String NESTED = "__";

  /**
   * All variables of the environment that begin with the prefix, except the others.
   *
   * @param others whole names
   */
  public static Overlay of(String prefix, Map<String, String> environment, Set<String> others) {
    SortedMap<String, String> variables = new TreeMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(prefix) && !others.contains(name)) {
        variables.put(name, value);
      }
    });
    return new Overlay(
        prefix,
        Collections.unmodifiableSortedMap(variables),
        others.stream()
            .map(name -> name.substring(prefix.length()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** How a key, or a section named freely, is written in the name of a variable. */
  static String segment(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The name that such a segment stands for. */
  static String named(String segment) {
    return segment.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Overlay below(String key) {
    return new Overlay(name(key) + NESTED, variables, Set.of());
  }

  String name(String key) {
    return stem + segment(key);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(variables.get(name(key)));
  }

  boolean isEmpty() {
    return names().isEmpty();
  }

  /** Whole names, in their order. */
  List<String> names() {
    return variables.tailMap(stem).keySet().stream().filter(name -> name.startsWith(stem)).toList();
  }

  /** The first segment after the stem. */
  String segmentOf(String name) {
    var rest = name.substring(stem.length());
    int end = rest.indexOf(NESTED);
    return end < 0 ? rest : rest.substring(0, end);
  }

  /** Whether the variable sets a key of this section, and not of one below. */
  boolean isOwn(String name) {
    return name.indexOf(NESTED, stem.length()) < 0;
  }
}
