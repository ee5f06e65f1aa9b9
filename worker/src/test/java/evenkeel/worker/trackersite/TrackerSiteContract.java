package evenkeel.worker.trackersite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.account.Reading;
import evenkeel.worker.trackersite.SiteTrouble.Hopeless;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.SiteTrouble.Passing;
import evenkeel.worker.trackersite.session.CookieNotes;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.MovableClock;
import evenkeel.worker.trackersite.session.Pace;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every tracker site promises, on a site that can be made to behave in any weather. */
public abstract class TrackerSiteContract {
  private static final Duration DAY = Duration.ofDays(1);

  protected final MovableClock clock = new MovableClock();
  protected final Pace pace = new Pace(Duration.ofSeconds(1), clock, clock);

  /** How the site may answer, and what the user is then told. */
  public enum Weather {
    FAIR(null),
    SIGNED_OUT(Kind.COOKIE_DEAD),
    LOGIN_PAGE(Kind.COOKIE_DEAD),
    LOGIN_REDIRECT(Kind.COOKIE_DEAD),
    NOTHING(Kind.COOKIE_DEAD),
    IP_MISMATCH(Kind.LOCKED_TO_ANOTHER_NETWORK),
    ASN_MISMATCH(Kind.LOCKED_TO_ANOTHER_NETWORK),
    HASTE(Kind.TOO_FAST),
    TOO_MANY(Kind.TOO_FAST),
    TOO_MANY_UNTIL(Kind.TOO_FAST),
    BAD_GATEWAY(Kind.SITE_DOWN),
    UNAVAILABLE(Kind.SITE_DOWN),
    MAINTENANCE_PAGE(Kind.SITE_DOWN),
    FORBIDDEN_PAGE(Kind.SITE_DOWN),
    CUT(Kind.SITE_DOWN),
    CLOSED(Kind.SITE_DOWN),
    GARBAGE(Kind.ANSWER_CHANGED),
    MOVED_FIELDS(Kind.ANSWER_CHANGED);

    private final @Nullable Kind kind;

    Weather(@Nullable Kind kind) {
      this.kind = kind;
    }
  }

  /** The site, as a process that starts now would use it. */
  protected abstract TrackerSite open(CookieStore store);

  protected abstract CookieNotes notes();

  protected abstract void show(Weather weather);

  /** From now on every answer brings a new cookie, and the one before dies at once. */
  protected abstract void rotate();

  /** Requests that the site has seen so far. */
  protected abstract int requests();

  @Test
  void readsTheAccount() {
    Reading reading = open(notes()).read();

    assertThat(reading.account()).isEqualTo("mam");
    assertThat(reading.userId()).isNotEmpty();
    assertThat(reading.readAt()).isEqualTo(clock.instant());
    assertThat(reading.downloadedBytes()).isPositive();
    assertThat(requests()).isOne();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FAIR")
  void saysInPlainWordsWhatIsWrongAfterOneRequest(Weather weather) {
    TrackerSite site = open(notes());
    show(weather);

    SiteTrouble trouble = trouble(site);

    assertThat(trouble.kind()).isEqualTo(weather.kind);
    assertThat(requests()).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED_OUT", "LOGIN_PAGE", "LOGIN_REDIRECT"})
  void asksADeadSessionNoMoreNotEvenAfterARestart(Weather weather) {
    TrackerSite site = open(notes());
    show(weather);
    assertThat(trouble(site)).isInstanceOf(Hopeless.class);
    show(Weather.FAIR);

    assertThat(trouble(site).kind()).isEqualTo(Kind.COOKIE_DEAD);
    assertThat(trouble(open(notes())).kind()).isEqualTo(Kind.COOKIE_DEAD);

    assertThat(requests()).isOne();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FAIR", "SIGNED_OUT", "LOGIN_PAGE", "LOGIN_REDIRECT"})
  void readsAgainWhenTheWeatherIsFairAgain(Weather weather) {
    TrackerSite site = open(notes());
    show(weather);
    trouble(site);
    show(Weather.FAIR);
    clock.move(DAY);

    assertThat(site.read().userId()).isNotEmpty();
    assertThat(requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"HASTE", "TOO_MANY", "TOO_MANY_UNTIL", "UNAVAILABLE", "CLOSED"})
  void leavesTheSiteAloneNotEvenARestartAsksSooner(Weather weather) {
    TrackerSite site = open(notes());
    show(weather);
    SiteTrouble first = trouble(site);
    show(Weather.FAIR);

    SiteTrouble second = trouble(site);
    SiteTrouble third = trouble(open(notes()));

    assertThat(first).isInstanceOf(Passing.class);
    assertThat(second.notBefore()).isPresent().isEqualTo(first.notBefore());
    assertThat(third.notBefore()).isEqualTo(first.notBefore());
    assertThat(requests()).isOne();
  }

  @Test
  void followsACookieThatChangesWithEveryAnswerThroughRestarts() {
    rotate();

    TrackerSite site = open(notes());
    for (int i = 0; i < 50; i++) {
      assertThat(site.read().userId()).isNotEmpty();
      site = i % 7 == 6 ? open(notes()) : site;
    }

    assertThat(requests()).isEqualTo(50);
    assertThat(notes().stored()).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheNewCookieOfAnAnswerThatWasCut() {
    rotate();
    TrackerSite site = open(notes());
    site.read();
    show(Weather.CUT);
    assertThat(trouble(site).kind()).isEqualTo(Kind.SITE_DOWN);
    show(Weather.FAIR);
    clock.move(DAY);

    assertThat(site.read().userId()).isNotEmpty();
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void asksOnceMoreAndNeverAgainWhenTheAnswerWithTheNewCookieWasLost() {
    rotate();
    TrackerSite site = open(notes());
    site.read();
    show(Weather.CLOSED);
    assertThat(trouble(site).kind()).isEqualTo(Kind.SITE_DOWN);
    show(Weather.FAIR);
    clock.move(DAY);

    assertThat(trouble(site).kind()).isEqualTo(Kind.COOKIE_DEAD);
    for (int i = 0; i < 50; i++) {
      assertThat(trouble(i < 25 ? site : open(notes())).kind()).isEqualTo(Kind.COOKIE_DEAD);
    }

    assertThat(requests()).isEqualTo(3);
  }

  protected static SiteTrouble trouble(TrackerSite site) {
    return Objects.requireNonNull(catchThrowableOfType(SiteTrouble.class, site::read));
  }
}
