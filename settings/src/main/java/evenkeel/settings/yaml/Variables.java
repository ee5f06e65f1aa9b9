package evenkeel.settings.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A written value and the environment variables it refers to. */
record Variables(String written, Map<String, String> environment) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** The first reference that leads nowhere, in words. */
  Optional<String> unset() {
    return REFERENCE
        .matcher(written)
        .results()
        .filter(reference -> environment.getOrDefault(reference.group(1), "").isEmpty())
        .findFirst()
        .map(reference -> reference.group() + state(reference.group(1)));
  }

  boolean malformed() {
    return REFERENCE.matcher(written).replaceAll("").contains("${");
  }

  String text() {
    return REFERENCE
        .matcher(written)
        .replaceAll(reference -> quoted(environment.getOrDefault(reference.group(1), "")));
  }

  /** The references alone: what stands around them may be part of a secret. */
  String names() {
    return REFERENCE
        .matcher(written)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining(" and "));
  }

  private String state(String name) {
    return environment.containsKey(name) ? ", which is empty" : ", which is not set";
  }

  private static String quoted(String value) {
    return Matcher.quoteReplacement(value);
  }
}
