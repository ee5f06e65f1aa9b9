package evenkeel.standalone.supervisor.outside;

import evenkeel.settings.PostgresSettings.External;
import evenkeel.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Somebody else's PostgreSQL. */
public final class OutsidePostgres implements OutsideServer {
  private static final int ANSWER_SECONDS = 5;

  private final External server;

  public OutsidePostgres(External server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "PostgreSQL at " + server.url().replaceFirst("^jdbc:postgresql://", "");
  }

  @Override
  public Optional<String> trouble() {
    try (Connection connection = DriverManager.getConnection(server.url(), properties())) {
      return connection.isValid(ANSWER_SECONDS) ? Optional.empty() : Optional.of("does not answer");
    } catch (SQLException refused) {
      return Optional.of(words(refused));
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", server.username());
    properties.setProperty("password", server.password().map(Secret::value).orElse(""));
    properties.setProperty("connectTimeout", Integer.toString(ANSWER_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
    return properties;
  }

  private String words(SQLException refused) {
    String state = String.valueOf(refused.getSQLState());
    String said = String.valueOf(refused.getMessage()).split("\\.? *\\R|\\. ", 2)[0];
    if (state.startsWith("28")) {
      return "refuses the user %s: postgres.username and postgres.password in the settings (%s)"
          .formatted(server.username(), said);
    }
    if (state.equals("3D000")) {
      return "has no such database; make one that %s owns (%s)".formatted(server.username(), said);
    }
    return "does not answer (%s)".formatted(said);
  }
}
