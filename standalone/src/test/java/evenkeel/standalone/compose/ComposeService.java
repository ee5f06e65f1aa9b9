package evenkeel.standalone.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One service of the compose file, as it is where the user sets nothing.
 *
 * @param keys what the file says, anchors and merges resolved
 */
record ComposeService(String name, Map<?, ?> keys) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+(?::-([^}]*))?}");
  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|COOKIE|TOKEN|SECRET|KEY)S?");

  /** A text key; empty if it is absent. */
  String text(String key) {
    Object value = keys.get(key);
    return value == null ? "" : byDefault(value);
  }

  /** A key that holds a list of texts; empty if it is absent. */
  List<String> list(String key) {
    return keys.get(key) instanceof List<?> values
        ? values.stream().map(ComposeService::byDefault).toList()
        : List.of();
  }

  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    if (keys.get("environment") instanceof Map<?, ?> variables) {
      variables.forEach((name, value) -> environment.put(String.valueOf(name), byDefault(value)));
    }
    return environment;
  }

  /** Whether it runs for keeps; else it does one thing and ends. */
  boolean kept() {
    return text("restart").equals("unless-stopped");
  }

  /** All that is wrong with it. */
  Stream<String> faults() {
    return Stream.of(
            unless(kept() || text("restart").equals("on-failure"), "has no restart policy"),
            unless(!kept() || checked(), "has no health check"),
            unless(text("read_only").equals("true"), "can write to its root"),
            unless(list("cap_drop").equals(List.of("ALL")), "keeps capabilities"),
            unless(list("security_opt").contains("no-new-privileges:true"), "can gain privileges"),
            unless(text("user").matches("[1-9]\\d*:[1-9]\\d*"), "may run as root"),
            unless(text("image").matches("\\S+:\\d+\\.\\d+(\\.\\d+)?\\S*"), "has no exact tag"),
            list("ports").stream()
                .filter(port -> !port.startsWith("127.0.0.1:"))
                .map(port -> "is published on more than loopback: " + port),
            environment().entrySet().stream()
                .filter(ComposeService::tells)
                .map(one -> "holds a secret: " + one.getKey()))
        .flatMap(faults -> faults)
        .map(fault -> name + " " + fault);
  }

  private boolean checked() {
    return keys.get("healthcheck") instanceof Map<?, ?> check && check.get("test") != null;
  }

  private static boolean tells(Map.Entry<String, String> variable) {
    String name = variable.getKey();
    return name.endsWith("_FILE")
        ? !variable.getValue().startsWith("/run/secrets/")
        : SECRET.matcher(name).matches();
  }

  private static Stream<String> unless(boolean sound, String fault) {
    return sound ? Stream.of() : Stream.of(fault);
  }

  private static String byDefault(Object value) {
    return VARIABLE.matcher(String.valueOf(value)).replaceAll("$1");
  }
}
