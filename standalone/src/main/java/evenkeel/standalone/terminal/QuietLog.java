package evenkeel.standalone.terminal;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the libraries of a program that speaks to a person from speaking too. */
public final class QuietLog {
  private QuietLog() {}

  public static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
  }
}
