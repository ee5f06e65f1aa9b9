package evenkeel.worker.trackersite.session;

import static evenkeel.worker.trackersite.ScriptedSite.cut;
import static evenkeel.worker.trackersite.ScriptedSite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.worker.trackersite.ScriptedSite;
import evenkeel.worker.trackersite.ScriptedSite.Asked;
import evenkeel.worker.trackersite.ScriptedSite.Script;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSessionTest {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Script DATA = text(200, "data");
  private static final Script DEAD = text(403, "dead");

  private final ScriptedSite site = new ScriptedSite(DATA);
  private final MovableClock clock = new MovableClock();
  private final CookieNotes notes = new CookieNotes("first%2F");
  private final SiteSession session = session();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void sendsTheCookieAndAnHonestName() {
    assertThat(get().body()).isEqualTo("data");

    assertThat(site.diary())
        .containsExactly(new Asked("/answer?all", "mam_id=first%2F", "Evenkeel/9.8"));
  }

  @Test
  void storesTheNewCookieBeforeTheNextRequest() {
    site.now(text(200, "data", "Set-Cookie", cookie("second%3D%3D")));
    get();

    assertThat(notes.stored()).containsExactly("second%3D%3D");
    get();
    assertThat(site.cookies()).containsExactly("mam_id=first%2F", "mam_id=second%3D%3D");
  }

  @Test
  void startsWithTheStoredCookieAfterARestart() {
    site.now(text(200, "data", "Set-Cookie", cookie("second")));
    get();

    session().get(url());

    assertThat(site.cookies()).last().isEqualTo("mam_id=second");
  }

  @Test
  void asksNothingUntilTheNewCookieIsStored() {
    site.now(text(200, "data", "Set-Cookie", cookie("second")));
    notes.failing(true);
    assertThatThrownBy(this::get).hasMessage("the store is away");
    assertThatThrownBy(this::get).hasMessage("the store is away");
    assertThat(site.diary()).hasSize(1);

    notes.failing(false);
    get();
    get();

    assertThat(site.cookies()).containsExactly("mam_id=first%2F", "mam_id=second");
  }

  @Test
  void storesTheNewCookieOfAnAnswerThatIsCut() {
    site.now(cut("Set-Cookie", cookie("second")));

    assertThat(trouble().kind()).isEqualTo(Kind.SITE_DOWN);

    assertThat(notes.stored()).containsExactly("second");
    assertThat(site.diary()).hasSize(1);
  }

  @Test
  void storesTheNewCookieOfARefusal() {
    site.now(text(403, "lock", "Set-Cookie", cookie("second")));

    assertThat(trouble().kind()).isEqualTo(Kind.LOCKED_TO_ANOTHER_NETWORK);

    assertThat(notes.stored()).containsExactly("second");
    assertThat(notes.death()).isNull();
  }

  @Test
  void givesANewCookieThatCameWithARefusalOneTry() {
    site.now(text(403, "dead", "Set-Cookie", cookie("second")));
    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(notes.death()).isNull();

    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(notes.death()).isNotNull();
    assertThat(site.diary()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mam_id=deleted; path=/",
        "mam_id=; path=/",
        "mam_id=old; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/",
        "mam_id=old; Max-Age=0",
        "other=fresh; path=/"
      })
  void neverStoresACookieThatIsTakenAway(String header) {
    site.now(text(200, "data", "Set-Cookie", header));

    get();

    assertThat(notes.stored()).isEmpty();
    assertThat(notes.death()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead", "lock", "haste"})
  void takesACookieThatARefusalDeletesForDead(String refusal) {
    site.now(text(403, refusal, "Set-Cookie", "mam_id=deleted; path=/"));

    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(notes.death()).isNotNull();
  }

  @Test
  void asksNoMoreOnceTheCookieIsDeadNotEvenAfterARestart() {
    site.now(DEAD);
    assertThat(trouble()).isInstanceOf(SiteTrouble.Hopeless.class);
    site.now(DATA);

    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThatThrownBy(() -> session().get(url())).isInstanceOf(SiteTrouble.Hopeless.class);

    assertThat(site.diary()).hasSize(1);
  }

  @Test
  void believesADoubtfulRefusalOnlyWhenItComesTwiceInARow() {
    site.now(text(200, "empty"));
    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    site.now(DATA);
    get();
    site.now(text(200, "empty"));
    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(notes.death()).isNull();

    assertThat(trouble().kind()).isEqualTo(Kind.COOKIE_DEAD);

    assertThat(notes.death()).isNotNull();
  }

  @Test
  void keepsThePaceBetweenTheEndOfARequestAndTheNext() {
    site.now(exchange -> {
      clock.move(Duration.ofSeconds(5));
      DATA.answer(exchange);
    });
    get();
    clock.move(Duration.ofMillis(500));
    get();
    clock.move(PACE);
    get();

    assertThat(clock.pauses()).containsExactly(Duration.ofMillis(1500));
  }

  @Test
  void neverWaitsLongerThanThePaceWhenTheClockIsSetBack() {
    get();
    clock.move(Duration.ofHours(-3));

    get();

    assertThat(clock.pauses()).containsExactly(PACE);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, PT2M, TOO_FAST",
    "429, 'Sat, 21 Nov 2026 08:07:00 GMT', PT7M, TOO_FAST",
    "403, 60, PT1M, TOO_FAST",
    "503, 90, PT1M30S, SITE_DOWN",
    "429, 999999999, P1D, TOO_FAST",
    "429, 0, PT15M, TOO_FAST",
    "429, -5, PT15M, TOO_FAST",
    "429, soon, PT15M, TOO_FAST",
    "429, 'Sat, 21 Nov 2020 08:07:00 GMT', PT15M, TOO_FAST"
  })
  void restsAsLongAsTheSiteAsksFor(int status, String header, Duration rest, Kind kind) {
    site.now(text(status, "haste", "Retry-After", header));
    Instant end = clock.instant().plus(rest);
    assertThat(trouble().notBefore()).hasValue(end);
    site.now(DATA);

    clock.move(rest.minusSeconds(1));
    assertThat(trouble().kind()).isEqualTo(kind);
    assertThat(trouble().notBefore()).hasValue(end);
    assertThat(site.diary()).hasSize(1);

    clock.move(Duration.ofSeconds(1));
    get();
    assertThat(site.diary()).hasSize(2);
  }

  @Test
  void restsNoLongerThoughTheClockIsSetBack() {
    site.now(text(429, "haste", "Retry-After", "120"));
    assertThat(trouble().kind()).isEqualTo(Kind.TOO_FAST);
    site.now(DATA);

    clock.move(Duration.ofDays(-2));
    assertThat(trouble().notBefore()).hasValue(clock.instant().plus(Duration.ofMinutes(2)));
    clock.move(Duration.ofMinutes(2));

    get();
    assertThat(site.diary()).hasSize(2);
  }

  @Test
  void restsAfterHasteThoughTheSiteNamesNoTime() {
    site.now(text(403, "haste"));

    assertThat(trouble().notBefore()).hasValue(clock.instant().plus(Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0",
    "302, 0",
    "401, 0",
    "408, 0",
    "429, 0",
    "500, 0",
    "503, 0",
    "503, 00",
    "503, 99999999999"
  })
  void asksOnceWhateverTheAnswer(int status, String retryAfter) {
    site.now(text(status, "haste", "Retry-After", retryAfter, "Location", "/elsewhere"));

    assertThat(catchThrowable(this::get)).isInstanceOf(SiteTrouble.class);

    assertThat(site.diary()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "first\n", "first; other=1", "fïrst"})
  void asksNothingWithACookieThatCannotBeSent(String cookie) {
    SiteSession other = session(new CookieNotes(cookie), Duration.ofSeconds(10));

    SiteTrouble trouble = catchThrowableOfType(SiteTrouble.class, () -> other.get(url()));

    assertThat(trouble.kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(site.diary()).isEmpty();
  }

  @Test
  void refusesAnAnswerOfMoreThanAMebibyte() {
    site.now(text(200, "x".repeat((1 << 20) + 1)));
    assertThat(trouble().kind()).isEqualTo(Kind.ANSWER_CHANGED);

    site.now(text(200, "x".repeat(1 << 20)));
    assertThat(get().body()).hasSize(1 << 20);
  }

  @Test
  void saysThatTheSiteIsDownWhenNobodyListens() {
    site.close();

    assertThat(trouble().kind()).isEqualTo(Kind.SITE_DOWN);
    assertThat(trouble()).isInstanceOf(SiteTrouble.Passing.class);
  }

  @Test
  void saysThatTheSiteIsDownWhenItIsTooSlow() {
    CountDownLatch patience = new CountDownLatch(1);
    site.now(exchange -> held(patience));
    SiteSession hasty = session(notes, Duration.ofMillis(200));

    SiteTrouble trouble = catchThrowableOfType(SiteTrouble.class, () -> hasty.get(url()));
    patience.countDown();

    assertThat(trouble.kind()).isEqualTo(Kind.SITE_DOWN);
    assertThat(trouble).hasCauseInstanceOf(InterruptedIOException.class);
  }

  @Test
  void letsCallersAskOnlyOneAfterTheOther() throws InterruptedException, ExecutionException {
    AtomicInteger atOnce = new AtomicInteger();
    List<Integer> seen = new CopyOnWriteArrayList<>();
    site.now(exchange -> {
      seen.add(atOnce.incrementAndGet());
      Script answer = text(200, "data", "Set-Cookie", cookie("next" + seen.size()));
      atOnce.decrementAndGet();
      answer.answer(exchange);
    });
    List<Callable<Answer>> callers = Collections.nCopies(20, this::get);

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Answer> answer : threads.invokeAll(callers)) {
        assertThat(answer.get().body()).isEqualTo("data");
      }
    }

    assertThat(seen).hasSize(20).containsOnly(1);
    assertThat(site.cookies()).hasSize(20).doesNotHaveDuplicates();
    assertThat(clock.pauses()).hasSize(19).containsOnly(PACE);
  }

  private SiteSession session() {
    return session(notes, Duration.ofSeconds(10));
  }

  private SiteSession session(CookieNotes notes, Duration timeout) {
    return new SiteSession(
        new Transport("Evenkeel/9.8", "mam_id", timeout),
        new Pace(PACE, clock, clock),
        notes,
        SiteSessionTest::refusal);
  }

  static Optional<Refusal> refusal(Answer answer) {
    return switch (answer.body()) {
      case "dead" -> Optional.of(Refusal.of(Kind.COOKIE_DEAD, "dead"));
      case "empty" -> Optional.of(new Refusal(Kind.COOKIE_DEAD, "empty", false));
      case "lock" -> Optional.of(Refusal.of(Kind.LOCKED_TO_ANOTHER_NETWORK, "lock"));
      case "haste" ->
          Optional.of(Refusal.of(answer.status() >= 500 ? Kind.SITE_DOWN : Kind.TOO_FAST, "haste"));
      default -> Optional.empty();
    };
  }

  private Answer get() {
    return session.get(url());
  }

  private SiteTrouble trouble() {
    return Objects.requireNonNull(catchThrowableOfType(SiteTrouble.class, this::get));
  }

  private HttpUrl url() {
    return HttpUrl.get(site.address() + "/answer?all");
  }

  private static void held(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String cookie(String value) {
    return "mam_id=" + value + "; expires=Fri, 21-Nov-2036 08:00:00 GMT; path=/; secure; HttpOnly";
  }
}
