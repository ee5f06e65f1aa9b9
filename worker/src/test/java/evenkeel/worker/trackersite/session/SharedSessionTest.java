package evenkeel.worker.trackersite.session;

import static evenkeel.worker.trackersite.ScriptedSite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.worker.trackersite.ScriptedSite;
import evenkeel.worker.trackersite.ScriptedSite.Script;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that goes on in another process, after this one or beside it. */
class SharedSessionTest {
  private static final Script DATA = text(200, "data");
  private static final Script DEAD = text(403, "dead");

  private final ScriptedSite site = new ScriptedSite(DATA);
  private final MovableClock clock = new MovableClock();
  private final CookieNotes notes = new CookieNotes("first");
  private final SiteSession session = session();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void restsThoughItIsStartedAnew() {
    site.now(text(429, "haste", "Retry-After", "120"));
    assertThat(trouble(session).kind()).isEqualTo(Kind.TOO_FAST);
    site.now(DATA);

    SiteTrouble restarted = trouble(session());

    assertThat(restarted.notBefore()).hasValue(clock.instant().plus(Duration.ofMinutes(2)));
    assertThat(restarted.kind()).isEqualTo(Kind.TOO_FAST);
    assertThat(site.diary()).hasSize(1);
  }

  @Test
  void asksNothingUntilTheRestIsStored() {
    site.now(text(429, "haste", "Retry-After", "120"));
    notes.failing(true);
    assertThatThrownBy(() -> session.get(url())).hasMessage("the store is away");
    assertThatThrownBy(() -> session.get(url())).hasMessage("the store is away");
    notes.failing(false);

    assertThat(trouble(session).kind()).isEqualTo(Kind.TOO_FAST);

    assertThat(site.diary()).hasSize(1);
  }

  @Test
  void killsNoCookieThatAnotherProcessWasGivenWhileThisOneSlept() {
    assertThat(catchThrowable(() -> sleepsBeforeItAsks(DEAD))).isInstanceOf(SiteTrouble.class);

    assertThat(notes.death()).isNull();
    site.now(DATA);
    session.get(url());
    assertThat(site.cookies()).endsWith("mam_id=first", "mam_id=second");
  }

  @Test
  void replacesNoCookieThatAnotherProcessWasGivenWhileThisOneSlept() {
    sleepsBeforeItAsks(text(200, "data", "Set-Cookie", cookie("late")));

    assertThat(notes.stored()).containsExactly("second");
  }

  @Test
  void callsTheCookieDeadThatCameWithTheRefusal() {
    site.now(text(403, "dead", "Set-Cookie", cookie("second")));
    assertThat(trouble(session).kind()).isEqualTo(Kind.COOKIE_DEAD);
    site.now(text(403, "dead", "Set-Cookie", cookie("third")));

    assertThat(trouble(session).kind()).isEqualTo(Kind.COOKIE_DEAD);

    assertThat(notes.stored()).containsExactly("second", "third");
    assertThat(notes.death()).isNotNull();
    assertThat(trouble(session()).kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(site.diary()).hasSize(2);
  }

  /** Another process is given a new cookie after this one has read the old one. */
  private void sleepsBeforeItAsks(Script answer) {
    SiteSession other = session();
    Pause asleep =
        time -> {
          site.now(text(200, "data", "Set-Cookie", cookie("second")));
          other.get(url());
          site.now(answer);
        };
    SiteSession late = session(asleep);
    late.get(url());
    late.get(url());
  }

  private SiteSession session() {
    return session(clock);
  }

  private SiteSession session(Pause pause) {
    return new SiteSession(
        new Transport("Evenkeel/9.8", "mam_id", Duration.ofSeconds(10)),
        new Pace(Duration.ofSeconds(2), clock, pause),
        notes,
        SiteSessionTest::refusal);
  }

  private SiteTrouble trouble(SiteSession session) {
    return Objects.requireNonNull(
        catchThrowableOfType(SiteTrouble.class, () -> session.get(url())));
  }

  private HttpUrl url() {
    return HttpUrl.get(site.address() + "/answer?all");
  }

  private static String cookie(String value) {
    return "mam_id=" + value + "; expires=Fri, 21-Nov-2036 08:00:00 GMT; path=/; secure; HttpOnly";
  }
}
