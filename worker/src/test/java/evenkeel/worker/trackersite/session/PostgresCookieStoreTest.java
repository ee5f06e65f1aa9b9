package evenkeel.worker.trackersite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.Secret;
import evenkeel.worker.Database;
import evenkeel.worker.secret.SealException;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class PostgresCookieStoreTest {
  private static final Database DATABASE = Database.fresh();

  @TempDir private Path folder;

  @BeforeEach
  void empty() {
    DATABASE.jdbc().sql("delete from site_sessions").update();
    DATABASE.jdbc().sql("delete from site_rests").update();
  }

  @Test
  void startsWithTheConfiguredCookie() {
    assertThat(store("configured").load())
        .isEqualTo(new StoredCookie(new Secret("configured"), null));
  }

  @Test
  void givesTheLastStoredCookieAfterARestart() {
    store("configured").store(new Secret("configured"), new Secret("second"));
    store("configured").store(new Secret("second"), new Secret("third%3D"));

    assertThat(store("configured").load())
        .isEqualTo(new StoredCookie(new Secret("third%3D"), null));
  }

  @Test
  void prefersAnotherConfiguredCookieToTheStoredOne() {
    store("configured").store(new Secret("configured"), new Secret("second"));

    assertThat(store("fresh").load()).isEqualTo(new StoredCookie(new Secret("fresh"), null));

    store("fresh").store(new Secret("fresh"), new Secret("fresh second"));
    assertThat(store("fresh").load().cookie()).isEqualTo(new Secret("fresh second"));
  }

  @Test
  void remembersADeadCookieAfterARestartUntilAnotherIsConfigured() {
    store("configured").store(new Secret("configured"), new Secret("second"));
    store("configured").dead(new Secret("second"), "not signed in");

    StoredCookie dead = store("configured").load();
    assertThat(dead.death()).startsWith("not signed in, since 20");
    assertThat(dead.cookie()).isEqualTo(new Secret("second"));
    assertThat(store("fresh").load()).isEqualTo(new StoredCookie(new Secret("fresh"), null));
  }

  @Test
  void remembersTheDeathOfACookieThatWasNeverRenewed() {
    store("old").store(new Secret("old"), new Secret("old second"));
    store("configured").dead(new Secret("configured"), "not signed in");

    StoredCookie dead = store("configured").load();

    assertThat(dead.death()).startsWith("not signed in");
    assertThat(dead.cookie()).isEqualTo(new Secret("configured"));
  }

  @Test
  void keepsTheCookiesOfAccountsApart() {
    store("configured").store(new Secret("configured"), new Secret("second"));
    PostgresCookieStore other =
        new PostgresCookieStore(DATABASE.jdbc(), sealer(), "other", new Secret("configured"));

    assertThat(other.load().cookie()).isEqualTo(new Secret("configured"));
  }

  @Test
  void putsNoCookieIntoTheDatabaseUnsealed() {
    store("configured-secret").store(new Secret("configured-secret"), new Secret("renewed-secret"));
    store("configured-secret").dead(new Secret("renewed-secret"), "not signed in");

    List<Map<String, @Nullable Object>> rows =
        DATABASE.jdbc().sql("select * from site_sessions").query().listOfRows();

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().values())
        .allSatisfy(value -> assertThat(shown(value)).doesNotContain("secret"));
  }

  @Test
  void saysThatTheKeyIsAnotherInsteadOfAskingWithAnOldCookie() {
    store("configured").store(new Secret("configured"), new Secret("second"));
    Sealer other = Sealer.withKeyIn(folder.resolve("other"));
    PostgresCookieStore store =
        new PostgresCookieStore(DATABASE.jdbc(), other, "mam", new Secret("configured"));

    assertThatThrownBy(store::load)
        .isInstanceOf(SealException.class)
        .hasMessageContaining("another key");
  }

  @Test
  void takesNoCookieForDeadButTheOneThatIsStored() {
    store("configured").store(new Secret("configured"), new Secret("second"));

    store("configured").dead(new Secret("configured"), "not signed in");

    assertThat(store("configured").load()).isEqualTo(new StoredCookie(new Secret("second"), null));
  }

  @Test
  void replacesNoCookieButTheOneThatWasSent() {
    store("configured").store(new Secret("configured"), new Secret("second"));

    store("configured").store(new Secret("configured"), new Secret("late"));

    assertThat(store("configured").load().cookie()).isEqualTo(new Secret("second"));
  }

  @Test
  void replacesNoCookieThatAnotherProcessStoresAtTheSameMoment() throws Exception {
    store("configured").store(new Secret("configured"), new Secret("second"));
    CookieStore late = store("configured");

    try (Connection other = DATABASE.dataSource().getConnection();
        ExecutorService aside = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      JdbcClient undecided = JdbcClient.create(new SingleConnectionDataSource(other, true));
      new PostgresCookieStore(undecided, sealer(), "mam", new Secret("configured"))
          .store(new Secret("second"), new Secret("third"));
      Future<?> stored =
          aside.submit(() -> late.store(new Secret("second"), new Secret("too late")));
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::oneWaits);
      other.commit();
      stored.get();
    }

    assertThat(late.load().cookie()).isEqualTo(new Secret("third"));
  }

  private boolean oneWaits() {
    return DATABASE
        .jdbc()
        .sql(
            """
            select count(*) > 0 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Boolean.class)
        .single();
  }

  @Test
  void remembersTheRestAfterARestartUntilItIsForgotten() {
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    Rest first = new Rest(noon, noon.plusSeconds(120), Kind.TOO_FAST, "status 429", 1);
    Rest second = new Rest(noon, noon.plusSeconds(60), Kind.SITE_DOWN, "status 502", 2);

    store("configured").rest(first);
    assertThat(store("fresh").rest()).isEqualTo(first);
    store("configured").rest(second);
    assertThat(store("configured").rest()).isEqualTo(second);
    store("configured").rest(null);

    assertThat(store("configured").rest()).isNull();
  }

  private PostgresCookieStore store(String configured) {
    return new PostgresCookieStore(DATABASE.jdbc(), sealer(), "mam", new Secret(configured));
  }

  private Sealer sealer() {
    return Sealer.withKeyIn(folder.resolve("key"));
  }

  private static String shown(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
