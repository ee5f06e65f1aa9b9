package evenkeel.standalone.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A look into Evenkeel's ledger from outside, so that the story can be told and checked. */
final class Ledger implements AutoCloseable {
  private final Connection connection;

  Ledger(String jdbcUrl) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl);
  }

  /** Receipts of calls that were written down as sent. */
  int sent() throws SQLException {
    return count("select count(*) from receipts where sent_at is not null");
  }

  /** Torrents claimed and not yet written. */
  int claimed() throws SQLException {
    return count("select count(*) from claims where ended_at is null and field = 'run'");
  }

  /** Torrents that were not given back yet. */
  int open() throws SQLException {
    return count(
        """
        select count(*) from baselines
        where closed_at is null and parked_at is null and field = 'run'
        """);
  }

  /** Readings stored; what they said last. */
  String lastReading() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select id, trunc(uploaded_bytes::numeric / nullif(downloaded_bytes, 0), 4) || ' '
                  || lower(coalesce(level, refusal)) from readings order by id desc limit 1
                """)) {
      return row.next() ? "reading " + row.getLong(1) + ": ratio " + row.getString(2) : "none";
    }
  }

  private int count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
