package evenkeel.api.broken;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a table instead of the view that is promised to the door. */
public final class TableReader {
  private final JdbcClient database;

  public TableReader(JdbcClient database) {
    this.database = database;
  }

  public Optional<String> holder() {
    return database.sql("select holder from holders").query(String.class).optional();
  }
}
