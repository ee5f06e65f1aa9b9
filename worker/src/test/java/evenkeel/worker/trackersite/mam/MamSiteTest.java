package evenkeel.worker.trackersite.mam;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Reading;
import evenkeel.simulator.site.Quirk;
import evenkeel.simulator.site.Rotation;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteFault;
import evenkeel.simulator.site.SiteUser;
import evenkeel.worker.trackersite.TrackerSite;
import evenkeel.worker.trackersite.TrackerSiteContract;
import evenkeel.worker.trackersite.session.CookieNotes;
import evenkeel.worker.trackersite.session.CookieStore;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MamSiteTest extends TrackerSiteContract {
  private static final long UPLOADED = (1L << 53) + 1;
  private static final long DOWNLOADED = 1L << 52;

  private final SimulatedSite mam = new SimulatedSite("/tracker");
  private final SiteUser user =
      new SiteUser(4200017, "harbourmouse").bytes(UPLOADED, DOWNLOADED).vipUntil(null);
  private final CookieNotes notes = new CookieNotes(mam.signsIn(user));

  @AfterEach
  void close() {
    mam.close();
  }

  @Test
  void readsWhatTheSiteHasBooked() {
    user.vipUntil("2027-01-14 06:00:00");

    assertThat(open(notes).read())
        .isEqualTo(
            new Reading(
                "mam",
                clock.instant(),
                "4200017",
                UPLOADED,
                DOWNLOADED,
                new BigDecimal("2.000000000000000"),
                31250,
                4,
                Instant.parse("2027-01-14T06:00:00Z"),
                7,
                150));
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameThroughEveryQuirk(Quirk quirk) {
    TrackerSite site = open(notes);
    Reading plain = site.read();
    mam.answersWith(quirk);

    Reading odd = site.read();

    assertThat(odd)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .ignoringFields("readAt")
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(names = {"BYTE_ORDER_MARK", "WRONG_CONTENT_TYPE"})
  void readsDataInAnOddWrapping(SiteFault odd) {
    mam.next(1, odd);

    assertThat(open(notes).read().uploadedBytes()).isEqualTo(UPLOADED);
  }

  @Test
  void readsAnAccountThatHasDownloadedNothing() {
    user.bytes(UPLOADED, 0);

    Reading reading = open(notes).read();

    assertThat(reading.downloadedBytes()).isZero();
    assertThat(reading.shownRatio()).isNull();
    assertThat(reading.ratio()).isEmpty();
  }

  @Test
  void stopsAskingWhenTheUserEndsTheSession() {
    TrackerSite site = open(notes);
    site.read();
    mam.signsOut(notes.load().cookie().value());
    trouble(site);
    trouble(site);

    assertThat(requests()).isEqualTo(2);
    assertThat(notes.death()).isNotNull();
  }

  @Override
  protected TrackerSite open(CookieStore store) {
    return new MamSite("mam", URI.create(mam.url()), store, pace, "0.1");
  }

  @Override
  protected CookieNotes notes() {
    return notes;
  }

  @Override
  protected void show(Weather weather) {
    mam.heals();
    if (weather != Weather.FAIR) {
      mam.next(100, fault(weather));
    }
  }

  @Override
  protected void rotate() {
    mam.rotates(Rotation.EVERY_CALL);
  }

  @Override
  protected int requests() {
    return mam.traffic().requests();
  }

  private static SiteFault fault(Weather weather) {
    return switch (weather) {
      case FAIR -> throw new IllegalArgumentException("fair weather is no fault");
      case SIGNED_OUT -> SiteFault.NOT_SIGNED_IN;
      case LOGIN_PAGE -> SiteFault.LOGIN_PAGE;
      case LOGIN_REDIRECT -> SiteFault.REDIRECT;
      case NOTHING -> SiteFault.EMPTY;
      case IP_MISMATCH -> SiteFault.IP_MISMATCH;
      case ASN_MISMATCH -> SiteFault.ASN_MISMATCH;
      case HASTE -> SiteFault.HASTE;
      case TOO_MANY -> SiteFault.TOO_MANY_FOR_SECONDS;
      case TOO_MANY_UNTIL -> SiteFault.TOO_MANY_UNTIL;
      case BAD_GATEWAY -> SiteFault.BAD_GATEWAY;
      case UNAVAILABLE -> SiteFault.UNAVAILABLE;
      case MAINTENANCE_PAGE -> SiteFault.MAINTENANCE_PAGE;
      case FORBIDDEN_PAGE -> SiteFault.NGINX_FORBIDDEN;
      case CUT -> SiteFault.CUT_BODY;
      case CLOSED -> SiteFault.ANSWER_LOST;
      case GARBAGE -> SiteFault.GARBAGE;
      case MOVED_FIELDS -> SiteFault.OTHER_JSON;
    };
  }
}
