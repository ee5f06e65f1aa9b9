package evenkeel.worker.trackersite;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the tracker site gave no reading. {@link Passing} trouble may be over at the next try; {@link
 * Hopeless} trouble lasts until the user does what the message says.
 */
public abstract sealed class SiteTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String found;

  private SiteTrouble(Kind kind, String found, @Nullable Throwable cause) {
    super(kind.advice + " (" + found + ")", cause);
    this.kind = kind;
    this.found = found;
  }

  /** Trouble of a kind. */
  public static SiteTrouble of(Kind kind, String found) {
    return kind.passing ? new Passing(kind, found, null, null) : new Hopeless(kind, found);
  }

  /** The site could not be reached, or broke off. */
  public static SiteTrouble unreachable(Throwable cause) {
    return new Passing(Kind.SITE_DOWN, cause.getClass().getSimpleName(), null, cause);
  }

  /** The same, not to be tried again before a moment. */
  public SiteTrouble until(Instant notBefore) {
    return new Passing(kind, found + ", not before " + notBefore, notBefore, getCause());
  }

  public Kind kind() {
    return kind;
  }

  /** What was seen, in short. */
  public String found() {
    return found;
  }

  /** When the site may be asked again at the earliest; empty if it did not say. */
  public Optional<Instant> notBefore() {
    return Optional.empty();
  }

  /** What went wrong, as the user would say it, and what helps. */
  public enum Kind {
    COOKIE_DEAD(
        false,
        "The tracker site no longer accepts the session cookie: make a new session in the site's security preferences and put its cookie into the settings"),
    LOCKED_TO_ANOTHER_NETWORK(
        false,
        "The session is locked to another network than the one Evenkeel asks from: add this network to the session on the site, or ask from the right one"),
    WRONG_SESSION_KIND(
        false,
        "The cookie belongs to the wrong kind of session, or one without the permission: make an API session in the site's security preferences and put its cookie into the settings"),
    TOO_FAST(
        true,
        "The tracker site was asked too often: Evenkeel waits; see whether other programs use the same account"),
    ANSWER_CHANGED(
        false,
        "The tracker site answers in a way that this Evenkeel cannot read: check the site's address in the settings, then look for a newer Evenkeel"),
    SITE_DOWN(
        true,
        "The tracker site is down, in maintenance or out of reach: nothing to do unless it lasts");

    private final boolean passing;
    private final String advice;

    Kind(boolean passing, String advice) {
      this.passing = passing;
      this.advice = advice;
    }

    /** What it means and what helps. */
    public String advice() {
      return advice;
    }
  }

  /** Trouble that may be over at the next try. */
  public static final class Passing extends SiteTrouble {
    private static final long serialVersionUID = 1;

    private final @Nullable Instant notBefore;

    private Passing(
        Kind kind, String found, @Nullable Instant notBefore, @Nullable Throwable cause) {
      super(kind, found, cause);
      this.notBefore = notBefore;
    }

    @Override
    public Optional<Instant> notBefore() {
      return Optional.ofNullable(notBefore);
    }
  }

  /** Trouble that lasts until the user acts. */
  public static final class Hopeless extends SiteTrouble {
    private static final long serialVersionUID = 1;

    private Hopeless(Kind kind, String found) {
      super(kind, found, null);
    }
  }
}
