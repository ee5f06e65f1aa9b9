package evenkeel.settings;

import java.util.List;

/**
 * Where the door is.
 *
 * @param bind address that it listens on
 * @param hosts names, besides loopback ones, that a request may name as its host
 */
public record ApiSettings(String bind, int port, List<String> hosts) {
  static final ApiSettings USUAL = new ApiSettings("127.0.0.1", 14_770, List.of());
}
