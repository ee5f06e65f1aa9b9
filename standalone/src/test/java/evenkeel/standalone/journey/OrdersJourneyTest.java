package evenkeel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Household;
import evenkeel.standalone.application.EvenkeelApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the operator decides: by order, by settings, by letting a cookie die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersJourneyTest {
  private static final String REASON = "{\"reason\": \"moving the server\"}";

  private @Nullable EmergencyCourse begun;

  @BeforeAll
  void settleIn(@TempDir Path folder) throws Exception {
    begun = EmergencyCourse.in(folder, EvenkeelApplication.class);
  }

  @AfterAll
  void leave() {
    if (begun != null) {
      begun.close();
    }
  }

  @Test
  void holdsOverGoodReadingsUntilItIsReleased() throws Exception {
    order("freeze", REASON);
    course().awaitsStory();
    course().awaitsReadings(3);
    course().awaitsStory();

    order("release", REASON);

    course().awaitsRelease();
  }

  @Test
  void joinsAnEmergencyThatRunsAndOutlastsItsRecovery() throws Exception {
    course().freezes();
    long emergencies = home().ledger().emergencies();

    order("freeze", REASON);
    home().ratioRecovers();
    course().awaitsReadings(4);

    assertThat(home().ledger().emergencies()).isEqualTo(emergencies);
    course().awaitsStory();
    order("hand-back", "{}");
    course().awaitsRelease();
  }

  @Test
  void staysReleasedByOrderUntilTheLevelHasOnceLeftEmergency() throws Exception {
    course().freezes();

    order("release", REASON);

    course().awaitsRelease();
    course().staysReleasedWhileTheRatioIsBad();
    course().becomesNormal();
    course().freezes();
    course().recoversAsItWas();
  }

  @Test
  void touchesNothingWhileItOnlyObserves() throws Exception {
    long stops = course().stops();
    settings("mode: act", "mode: observe");

    home().ratioFalls();
    Household.awaits(
        "it says what it would do", () -> assertThat(wouldStop()).isEqualTo(course().toStop()));
    course().awaitsReadings(2);

    course().expectNothingFrozenSince(stops);
    home().ratioRecovers();
    course().awaitsRelease();
    course().expectNothingFrozenSince(stops);
    settings("mode: observe", "mode: act");
  }

  @Test
  void asksNoMoreOnceTheCookieIsDead() throws Exception {
    settings("stale: 60s", "stale: 3s");
    course().awaitsReadings(1);
    var site = home().world().site();

    site.signsOut(site.newestCookie(home().world().cookie()).orElseThrow());
    int before = site.traffic().requests();

    Household.awaits("the operator is told", () -> assertThat(course().notices("STALE")).isOne());
    assertThat(site.traffic().requests() - before).isLessThanOrEqualTo(2);
    course().atRest().expectSame(home().snapshot());
    settings(home().world().cookie(), site.signsIn(home().world().member()));
    settings("stale: 3s", "stale: 60s");
    course().awaitsReadings(1);
  }

  private long wouldStop() throws Exception {
    return home()
        .door()
        .emergency()
        .path("story")
        .path("clients")
        .path(0)
        .path("would_stop")
        .asLong();
  }

  private void order(String verb, String body) throws Exception {
    home().door().post("/api/accounts/" + Household.ACCOUNT + "/" + verb, body);
  }

  private void settings(String from, String to) throws Exception {
    Path file = home().data().resolveSibling("evenkeel.yml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    home().supervisor().killApplication();
    home().supervisor().awaitApplication();
  }

  private Household home() {
    return course().home();
  }

  private EmergencyCourse course() {
    return Objects.requireNonNull(begun);
  }
}
