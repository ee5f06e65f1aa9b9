package evenkeel.worker.trackersite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a site is asked that does not answer well. */
class RestsTest {
  private final CookieNotes store = new CookieNotes("any");
  private final MovableClock clock = new MovableClock();
  private final Rests rests = new Rests(store, clock);
  private final SiteTrouble down = SiteTrouble.of(Kind.SITE_DOWN, "status 502");

  @Test
  void growFromAMinuteToHalfAnHour() {
    List<Long> minutes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      minutes.add(fails().toMinutes());
      clock.move(Duration.ofDays(1));
    }

    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void letASiteThatIsDownForADayBeAskedFarLessThanItIsRead() {
    int asked = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      if (trouble() == null) {
        asked++;
        fails();
      }
      clock.move(Duration.ofMinutes(1));
    }

    assertThat(asked).isBetween(48, 60);
  }

  @Test
  void growOnThoughEveryProcessFailsOnlyOnce() {
    fails();
    clock.move(Duration.ofDays(1));
    Rests restarted = new Rests(store, clock);
    restarted.check();

    SiteTrouble second = restarted.failed(down, Optional.empty());

    assertThat(second.notBefore()).hasValue(in(Duration.ofMinutes(2)));
  }

  @Test
  void beginAnewOnceTheSiteHasAnswered() {
    fails();
    clock.move(Duration.ofDays(1));
    fails();
    clock.move(Duration.ofDays(1));

    rests.check();
    rests.answered(Optional.empty());

    assertThat(trouble()).isNull();
    assertThat(fails()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void sayTheSameAsTheTroubleThatTheyFollow() {
    SiteTrouble first = rests.failed(down, Optional.empty());

    assertThat(Objects.requireNonNull(trouble())).hasMessage(first.getMessage());
    assertThat(first.getMessage()).contains("status 502, not before " + in(Duration.ofMinutes(1)));
  }

  @Test
  void areNeverShorterThanTheSiteAsksFor() {
    Instant asked = in(Duration.ofHours(3));

    assertThat(rests.failed(down, Optional.of(asked)).notBefore()).hasValue(asked);
    assertThat(Objects.requireNonNull(trouble()).notBefore()).hasValue(asked);
  }

  @Test
  void areKeptThoughTheSiteAnsweredWellIfItAsksForOne() {
    Instant asked = in(Duration.ofMinutes(7));

    rests.answered(Optional.of(asked));

    assertThat(Objects.requireNonNull(trouble()).kind()).isEqualTo(Kind.TOO_FAST);
    clock.move(Duration.ofMinutes(7));
    assertThat(trouble()).isNull();
  }

  static Stream<Arguments> endings() {
    Optional<Instant> asked = Optional.of(Instant.parse("2026-11-22T08:00:00Z"));
    SiteTrouble down = SiteTrouble.of(Kind.SITE_DOWN, "status 502");
    SiteTrouble haste = SiteTrouble.of(Kind.TOO_FAST, "status 429");
    SiteTrouble dead = SiteTrouble.of(Kind.COOKIE_DEAD, "not signed in");
    return Stream.of(
        Arguments.of(down, Optional.empty(), false),
        Arguments.of(down, asked, true),
        Arguments.of(haste, Optional.empty(), true),
        Arguments.of(haste, asked, true),
        Arguments.of(dead, asked, true));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void areTheSitesWishIfItNamesATimeOrSpeaksOfHaste(
      SiteTrouble trouble, Optional<Instant> asked, boolean wished) {
    SiteTrouble told = rests.failed(trouble, asked);

    assertThat(told.kind()).isEqualTo(trouble.kind());
    assertThat(Objects.requireNonNull(store.rest()).asked()).isEqualTo(wished);
  }

  @Test
  void areTheSitesWishThoughItAnsweredWell() {
    rests.answered(Optional.of(in(Duration.ofMinutes(7))));

    assertThat(Objects.requireNonNull(store.rest()).asked()).isTrue();
  }

  @Test
  void areNoneAnyMoreOnceTheyAreOver() {
    Rest kept = new Rest(clock.instant(), in(Duration.ofHours(1)), Kind.SITE_DOWN, "any", 6, false);
    store.rest(kept.over());

    assertThat(trouble()).isNull();
    assertThat(fails()).isEqualTo(Duration.ofMinutes(1));
    rests.answered(Optional.empty());
    assertThat(store.rest()).isNull();
  }

  static Stream<Exception> atHome() {
    return Stream.of(new UnknownHostException("away"), new NoRouteToHostException("away"));
  }

  @ParameterizedTest
  @MethodSource("atHome")
  void followNothingThatNeverReachedTheSite(Exception cause) {
    SiteTrouble trouble = SiteTrouble.unreachable(cause);

    assertThat(rests.failed(trouble, Optional.empty()).notBefore()).isEmpty();

    assertThatCode(rests::check).doesNotThrowAnyException();
  }

  @Test
  void keepTheCauseForWhoeverLooksCloser() {
    SiteTrouble trouble = SiteTrouble.unreachable(new SocketTimeoutException("slow"));

    assertThat(rests.failed(trouble, Optional.empty()))
        .hasCauseInstanceOf(SocketTimeoutException.class);
  }

  private Duration fails() {
    rests.check();
    SiteTrouble trouble = rests.failed(down, Optional.empty());
    return Duration.between(clock.instant(), trouble.notBefore().orElseThrow());
  }

  private @Nullable SiteTrouble trouble() {
    return catchThrowableOfType(SiteTrouble.class, rests::check);
  }

  private Instant in(Duration time) {
    return clock.instant().plus(time);
  }
}
