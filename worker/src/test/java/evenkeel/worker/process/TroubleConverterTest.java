package evenkeel.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TroubleConverterTest {
  private final LoggerContext log = new LoggerContext();

  @Test
  void tellsExpectedTroubleInOneLine() {
    Throwable away =
        new DataAccessResourceFailureException(
            "no connection", new IllegalStateException("refused"));

    assertThat(written(away)).isEqualTo(" (refused)");
  }

  @Test
  void tellsWhatNobodyExpectedWithItsStackTrace() {
    assertThat(written(new NullPointerException("a bug")))
        .contains("NullPointerException: a bug")
        .contains("at " + TroubleConverterTest.class.getName());
  }

  @Test
  void addsNothingToALineWithoutTrouble() {
    assertThat(written(null)).isEmpty();
  }

  private String written(@Nullable Throwable thrown) {
    TroubleConverter converter = new TroubleConverter();
    converter.setContext(log);
    converter.start();
    return converter.convert(
        new LoggingEvent("x", log.getLogger("x"), Level.WARN, "something", thrown, null));
  }
}
