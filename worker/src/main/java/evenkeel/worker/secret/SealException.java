package evenkeel.worker.secret;

/** A secret that cannot be sealed or opened, with what to do about it. */
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SealException(String message) {
    super(message);
  }

  SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
