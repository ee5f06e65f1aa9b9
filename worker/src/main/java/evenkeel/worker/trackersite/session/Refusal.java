package evenkeel.worker.trackersite.session;

import evenkeel.worker.trackersite.SiteTrouble.Kind;

/**
 * Why an answer holds no data.
 *
 * @param certain whether one such answer is enough to believe it; only a dead cookie is ever
 *     doubted
 */
public record Refusal(Kind kind, String found, boolean certain) {
  /** A refusal beyond doubt. */
  public static Refusal of(Kind kind, String found) {
    return new Refusal(kind, found, true);
  }
}
