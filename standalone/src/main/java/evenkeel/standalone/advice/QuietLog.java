package evenkeel.standalone.advice;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log out of what a person or a script is to read. */
public final class QuietLog {
  private QuietLog() {}

  public static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
  }
}
