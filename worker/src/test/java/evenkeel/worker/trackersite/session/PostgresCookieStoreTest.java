package evenkeel.worker.trackersite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.settings.Secret;
import evenkeel.worker.Database;
import evenkeel.worker.secret.SealException;
import evenkeel.worker.secret.Sealer;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.net.URI;
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
  private static final URI SITE = URI.create("https://site.example");
  private static final URI ELSEWHERE = URI.create("https://other.example");

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
        new PostgresCookieStore(DATABASE.jdbc(), sealer(), "other", SITE, new Secret("configured"));

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
        new PostgresCookieStore(DATABASE.jdbc(), other, "mam", SITE, new Secret("configured"));

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
      new PostgresCookieStore(undecided, sealer(), "mam", SITE, new Secret("configured"))
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
    Rest first = rest(Kind.TOO_FAST, 1, true);
    Rest second = rest(Kind.SITE_DOWN, 2, false);

    store("configured").rest(first);
    assertThat(store("configured").rest()).isEqualTo(first);
    store("configured").rest(second);
    assertThat(store("configured").rest()).isEqualTo(second);
    store("configured").rest(null);

    assertThat(store("configured").rest()).isNull();
  }

  @Test
  void endsARestOfOursOnceTheSettingsNameAnotherSession() {
    Rest ours = rest(Kind.SITE_DOWN, 5, false);
    store("configured").rest(ours);

    assertThat(store("fresh").rest()).isEqualTo(ours.over());
    assertThat(store("configured", ELSEWHERE).rest()).isEqualTo(ours.over());
    assertThat(store("configured").rest()).isEqualTo(ours);

    store("configured", ELSEWHERE).rest(ours);
    assertThat(store("configured", ELSEWHERE).rest()).isEqualTo(ours);
    assertThat(store("configured").rest()).isEqualTo(ours.over());
  }

  @Test
  void keepsARestThatTheSiteAskedForWhateverSessionTheSettingsNameThere() {
    Rest asked = rest(Kind.TOO_FAST, 1, true);
    store("configured").rest(asked);

    assertThat(store("fresh").rest()).isEqualTo(asked);
    assertThat(store("configured", ELSEWHERE).rest()).isEqualTo(asked.over());
    store("configured", ELSEWHERE).rest(null);
    assertThat(store("configured").rest()).as("another site has answered well").isEqualTo(asked);
  }

  @Test
  void keepsARestOfWhichNothingElseIsKnown() {
    Rest old = rest(Kind.SITE_DOWN, 1, true);
    store("configured").rest(old);
    DATABASE.jdbc().sql("update site_rests set site = null").update();

    assertThat(store("configured").rest()).isEqualTo(old);
    assertThat(store("fresh", ELSEWHERE).rest()).isEqualTo(old);
  }

  @Test
  void tellsNoSecretByTheRest() {
    store("configured-secret").rest(rest(Kind.SITE_DOWN, 1, false));

    assertThat(DATABASE.jdbc().sql("select * from site_rests").query().singleRow().values())
        .allSatisfy(value -> assertThat(shown(value)).doesNotContain("secret"));
  }

  private static Rest rest(Kind kind, int failures, boolean asked) {
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    return new Rest(noon, noon.plusSeconds(60), kind, "what was seen", failures, asked);
  }

  private PostgresCookieStore store(String configured, URI site) {
    return new PostgresCookieStore(DATABASE.jdbc(), sealer(), "mam", site, new Secret(configured));
  }

  private PostgresCookieStore store(String configured) {
    return store(configured, SITE);
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
