package evenkeel.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One door with all that is behind it, shared by the whole run and left clean by every test. */
public final class House implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  /** What tests may ask for. */
  public record Open(Door door, JdbcClient owner, Rooms rooms) implements AutoCloseable {
    /** The run of the story of an account. */
    public String runOf(String workflowId) {
      return rooms.stories().runOf(workflowId);
    }

    /** The database as the door may see it. */
    JdbcClient asTheDoor() {
      return JdbcClient.create(rooms.postgres().reader());
    }

    /** When workers last asked Temporal for work. */
    public AskedForWork asked() {
      return rooms.stories().asked();
    }

    public void startKeeper(String client) {
      rooms.stories().startKeeper(client);
    }

    /** Ends a story as an administrator would. */
    public void end(String workflowId) {
      rooms.stories().end(workflowId);
    }

    @Override
    public void close() throws IOException {
      door.close();
      rooms.stories().close();
      rooms.postgres().close();
    }
  }

  /** What stands behind the door. */
  record Rooms(Postgres postgres, Stories stories) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    open(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clean(open(context));
  }

  private static void clean(Open open) {
    open.asked().lastAsked(Duration.ZERO);
    open.end("emergency/mam");
    open.end("keeper/seedbox");
    open.owner()
        .sql(
            "truncate orders, holders, readings, order_keys, generations, client_states, client_torrents, account_quiet, site_sessions, notices cascade")
        .update();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Open.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return open(context);
  }

  private static Open open(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent("house", ignored -> start(), Open.class);
  }

  private static Open start() {
    try {
      Path data = Files.createTempDirectory("evenkeel-door");
      data.toFile().deleteOnExit();
      Postgres postgres = Postgres.start();
      Stories stories = Stories.start(JdbcClient.create(postgres.owner()));
      Open open =
          new Open(
              Door.open(data, postgres.reader(), stories.client()),
              JdbcClient.create(postgres.owner()),
              new Rooms(postgres, stories));
      warmUp(open);
      return open;
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The door waits a few seconds for others; the first calls of a process take longer. */
  private static void warmUp(Open open) {
    new Ledger(open).opened(1, Instant.now(), null);
    Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> answersInTime(open.door()));
    clean(open);
  }

  private static boolean answersInTime(Door door) {
    return door.post("/api/accounts/mam/freeze", "{\"reason\": \"warm\"}").status() == 200
        && !door.get("/api/accounts/mam/emergency").text("/story/hold").isEmpty()
        && door.send("/health/ready", request -> request).status() == 200;
  }
}
