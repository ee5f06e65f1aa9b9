package evenkeel.standalone.supervisor;

/**
 * A start that did not come about, with a sentence for the operator and the exit code it deserves.
 */
public final class StartFailure extends Exception {

  /** The settings were refused by the application. */
  public static final int SETTINGS_REFUSED = 2;

  private static final int FAILED = 1;

  private final int exitCode;

  StartFailure(String message) {
    this(message, FAILED);
  }

  StartFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** 2 when the settings were refused, otherwise 1. */
  public int exitCode() {
    return exitCode;
  }
}
