package evenkeel.api.broken;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes the world behind Temporal's back. */
public final class WritingController {
  private final JdbcClient database;

  WritingController(JdbcClient database) {
    this.database = database;
  }

  int close() {
    return database.sql("update holders set closed_at = now()").update();
  }
}
