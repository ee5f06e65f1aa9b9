package evenkeel.worker.trackersite.mam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenkeel.settings.Secret;
import evenkeel.simulator.site.Rotation;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteFault;
import evenkeel.simulator.site.SiteUser;
import evenkeel.worker.trackersite.session.CookieNotes;
import evenkeel.worker.trackersite.session.MovableClock;
import evenkeel.worker.trackersite.session.Pace;
import evenkeel.worker.trackersite.session.StoredCookie;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.slf4j.LoggerFactory;

class MamSecrecyTest {
  /** What every cookie of the simulated site contains. */
  private static final String SECRET = "mam-id";

  private final SimulatedSite mam = new SimulatedSite();
  private final CookieNotes notes =
      new CookieNotes(mam.signsIn(new SiteUser(4200017, "harbourmouse").bytes(2, 1)));
  private final MovableClock clock = new MovableClock();
  private final MamSite site =
      new MamSite(
          "mam",
          URI.create(mam.url()),
          notes,
          new Pace(Duration.ofSeconds(1), clock, clock),
          "0.1");
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final java.util.logging.Logger okhttp = java.util.logging.Logger.getLogger("okhttp3");
  private final RecordedLog okhttpLog = new RecordedLog();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    okhttp.addHandler(okhttpLog);
    okhttp.setLevel(java.util.logging.Level.ALL);
  }

  @AfterEach
  void close() {
    root.detachAppender(log);
    root.setLevel(level);
    okhttp.removeHandler(okhttpLog);
    okhttp.setLevel(null);
    mam.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*SLOW.*")
  void tellsNoCookieInLogsOrTroubles(SiteFault fault) {
    mam.rotates(Rotation.EVERY_CALL);
    site.read();
    assertThat(notes.stored()).allSatisfy(cookie -> assertThat(cookie).contains(SECRET));
    mam.next(1, fault);

    String first = told(catchThrowable(site::read));
    String second = told(catchThrowable(site::read));

    assertThat(first + second).doesNotContain(SECRET);
    assertThat(List.copyOf(log.list))
        .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(SECRET));
    assertThat(okhttpLog.texts).allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
  }

  @Test
  void tellsNoCookieWhenOneCannotBeSent() {
    CookieNotes broken = new CookieNotes("secret\nwith a line break");
    MamSite other =
        new MamSite(
            "mam", URI.create(mam.url()), broken, new Pace(Duration.ZERO, clock, clock), "0.1");

    Throwable trouble = catchThrowable(other::read);

    assertThat(trouble).isNotNull();
    assertThat(told(trouble)).doesNotContain("secret");
  }

  @Test
  void masksAStoredCookie() {
    assertThat(new StoredCookie(new Secret("secret"), null).toString()).doesNotContain("secret");
  }

  private static String told(@Nullable Throwable trouble) {
    if (trouble == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    trouble.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static final class RecordedLog extends Handler {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord event) {
      texts.add(String.valueOf(event.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
