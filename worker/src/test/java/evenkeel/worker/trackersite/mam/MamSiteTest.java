package evenkeel.worker.trackersite.mam;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.trackersite.TrackerSite;
import evenkeel.worker.trackersite.TrackerSiteContract;
import evenkeel.worker.trackersite.session.CookieNotes;
import evenkeel.worker.trackersite.session.CookieStore;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MamSiteTest extends TrackerSiteContract {
  private final ScriptedMam mam = new ScriptedMam();
  private final CookieNotes notes = new CookieNotes(ScriptedMam.CONFIGURED);

  @AfterEach
  void close() {
    mam.close();
  }

  @Test
  void tellsItsNameAndVersion() {
    open(notes).read();

    assertThat(mam.site().diary().getFirst().userAgent()).isEqualTo("Evenkeel/0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void bearsASlashAtTheEndOfTheAddress(String end) {
    URI address = URI.create(mam.address() + end);

    new MamSite("mam", address, notes, pace, "0.1").read();

    assertThat(mam.site().diary().getFirst().target()).isEqualTo("/jsonLoad.php?snatch_summary");
  }

  @Override
  protected TrackerSite open(CookieStore store) {
    return new MamSite("mam", mam.address(), store, pace, "0.1");
  }

  @Override
  protected CookieNotes notes() {
    return notes;
  }

  @Override
  protected void show(Weather weather) {
    mam.show(weather);
  }

  @Override
  protected void rotate() {
    mam.rotate();
  }

  @Override
  protected int requests() {
    return mam.site().diary().size();
  }
}
