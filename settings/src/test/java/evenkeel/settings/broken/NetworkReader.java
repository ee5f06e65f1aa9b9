package evenkeel.settings.broken;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks a server for settings. */
public final class NetworkReader {
  private NetworkReader() {}

  /** Connects. */
  public static void read() throws SQLException {
    DriverManager.getConnection("jdbc:none").close();
  }
}
