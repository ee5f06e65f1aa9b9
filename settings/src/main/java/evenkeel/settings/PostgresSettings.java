package evenkeel.settings;

import java.util.Optional;

/**
 * Where the ledgers lie.
 *
 * @param port loopback port of Evenkeel's own PostgreSQL
 * @param external empty = Evenkeel's own, in the data folder
 */
public record PostgresSettings(int port, Optional<External> external) {
  static final PostgresSettings OWN = new PostgresSettings(14_773, Optional.empty());

  /**
   * A PostgreSQL that Evenkeel neither starts nor ends.
   *
   * @param url JDBC URL, without user and password
   */
  public record External(String url, String username, Optional<Secret> password) {}
}
