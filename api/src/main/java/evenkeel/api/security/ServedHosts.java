package evenkeel.api.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Host names by which the door may be reached. */
final class ServedHosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");
  private static final String LOOPBACK_ADDRESS = "127(\\.\\d{1,3}){3}";

  private final Set<String> configured;

  ServedHosts(List<String> configured) {
    this.configured =
        configured.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Never asks a name server: one that lies is what this guards against. */
  boolean serve(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name) || name.matches(LOOPBACK_ADDRESS) || configured.contains(name);
  }
}
