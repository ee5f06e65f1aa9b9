package evenkeel.worker.process;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.List;

/**
 * Logs expected trouble (a client, a site, PostgreSQL or Temporal that is away) by its innermost
 * message, and everything else with its stack trace.
 */
public final class TroubleConverter extends ThrowableProxyConverter {
  private static final String OURS = "evenkeel.";
  private static final List<String> EXPECTED =
      List.of(
          OURS,
          "io.temporal.",
          "io.grpc.StatusRuntimeException",
          "java.util.concurrent.CancellationException",
          "org.springframework.dao.",
          "org.springframework.jdbc.",
          "org.springframework.transaction.");

  @Override
  public String convert(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown == null) {
      return "";
    }
    return expected(thrown)
        ? " (" + innermost(thrown).getMessage() + ")"
        : System.lineSeparator() + super.convert(event).stripTrailing();
  }

  private static boolean expected(IThrowableProxy thrown) {
    return EXPECTED.stream().anyMatch(thrown.getClassName()::startsWith)
        || innermost(thrown).getClassName().startsWith(OURS);
  }

  private static IThrowableProxy innermost(IThrowableProxy thrown) {
    IThrowableProxy inner = thrown;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
