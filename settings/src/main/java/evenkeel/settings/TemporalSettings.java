package evenkeel.settings;

import java.util.Optional;

/**
 * Where the stories run.
 *
 * @param port loopback port of Evenkeel's own Temporal
 * @param uiPort loopback port of its UI
 * @param external empty = Evenkeel's own, in the data folder
 */
public record TemporalSettings(
    String namespace, int port, int uiPort, Optional<External> external) {
  static final TemporalSettings OWN =
      new TemporalSettings("evenkeel", 14_771, 14_772, Optional.empty());

  /**
   * A Temporal that Evenkeel neither starts nor ends.
   *
   * @param address host and port of its frontend
   * @param tls whether it is spoken to over TLS
   */
  public record External(String address, boolean tls) {}
}
