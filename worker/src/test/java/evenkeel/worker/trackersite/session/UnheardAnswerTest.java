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
import java.util.concurrent.CancellationException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of an answer if the store is away when it comes, or the process is being stopped.
 */
class UnheardAnswerTest {
  private static final Script DATA = text(200, "data");
  private static final Script RENEWAL =
      text(200, "data", "Set-Cookie", "mam_id=second; path=/; secure; HttpOnly");

  private final ScriptedSite site = new ScriptedSite(DATA);
  private final MovableClock clock = new MovableClock();
  private final CookieNotes notes = new CookieNotes("first");
  private final SiteSession session =
      new SiteSession(
          new Transport("Evenkeel/9.8", "mam_id", Duration.ofSeconds(10)),
          new Pace(Duration.ofSeconds(2), clock, clock),
          notes,
          SiteSessionTest::refusal);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void isHadByTheNextCallerOnceItsCookieIsStored() {
    site.now(RENEWAL);
    Answer answer = heardTheSecondTime("/answer");

    assertThat(answer.body()).isEqualTo("data");
    assertThat(answer.at()).isBefore(clock.instant());
    assertThat(site.diary()).hasSize(1);
    assertThat(notes.stored()).containsExactly("second");
  }

  @Test
  void isHadByTheNextCallerOnceTheRestBeforeItIsEnded() {
    site.now(text(502, "haste"));
    assertThat(trouble().kind()).isEqualTo(Kind.SITE_DOWN);
    clock.move(Duration.ofMinutes(1));
    site.now(DATA);

    assertThat(heardTheSecondTime("/answer").body()).isEqualTo("data");

    assertThat(site.diary()).hasSize(2);
    assertThat(notes.rest()).isNull();
  }

  @Test
  void isHadThoughTheSiteAskedForARestWithIt() {
    site.now(text(200, "data", "Retry-After", "120"));

    assertThat(heardTheSecondTime("/answer").body()).isEqualTo("data");

    assertThat(trouble().kind()).isEqualTo(Kind.TOO_FAST);
    assertThat(site.diary()).hasSize(1);
  }

  @Test
  void isHadOnlyOnce() {
    site.now(RENEWAL);
    heardTheSecondTime("/answer");

    session.get(url("/answer"));

    assertThat(site.cookies()).containsExactly("mam_id=first", "mam_id=second");
  }

  @Test
  void isNoAnswerToAnotherQuestion() {
    site.now(RENEWAL);

    heardTheSecondTime("/other");

    assertThat(site.diary()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT3M", "-PT1H"})
  void isForgottenOnceItIsOldOrOfATimeToCome(Duration meanwhile) {
    site.now(RENEWAL);
    missed("/answer");
    clock.move(Duration.ofMinutes(1));
    clock.move(meanwhile);
    notes.failing(false);

    session.get(url("/answer"));

    assertThat(site.diary()).hasSize(2);
  }

  @Test
  void lengthensTheRestThoughItsCookieCouldNotBeStored() {
    site.now(text(429, "haste", "Retry-After", "120", "Set-Cookie", "mam_id=second; path=/"));
    missed("/answer");
    notes.failing(false);
    site.now(DATA);

    assertThat(trouble().kind()).isEqualTo(Kind.TOO_FAST);

    assertThat(site.diary()).hasSize(1);
    assertThat(notes.stored()).containsExactly("second");
  }

  @Test
  void isNoFailureOfTheSiteIfThisProcessIsBeingStopped() {
    Thread asking = Thread.currentThread();
    site.now(exchange -> asking.interrupt());

    Throwable thrown = catchThrowable(() -> session.get(url("/answer")));
    boolean stillStopping = Thread.interrupted();

    assertThat(thrown).isInstanceOf(CancellationException.class);
    assertThat(stillStopping).isTrue();
    assertThat(site.diary()).hasSize(1);
    assertThat(notes.rest()).isNull();
  }

  /** Whatever is asked for now comes while the store is away. */
  private Answer heardTheSecondTime(String path) {
    missed("/answer");
    clock.move(Duration.ofMinutes(1));
    notes.failing(false);
    return session.get(url(path));
  }

  private void missed(String path) {
    notes.failing(true);
    assertThatThrownBy(() -> session.get(url(path))).hasMessage("the store is away");
  }

  private SiteTrouble trouble() {
    return Objects.requireNonNull(
        catchThrowableOfType(SiteTrouble.class, () -> session.get(url("/answer"))));
  }

  private HttpUrl url(String path) {
    return HttpUrl.get(site.address() + path);
  }
}
