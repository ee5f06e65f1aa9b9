package evenkeel.api.health;

import java.util.List;

/**
 * How Evenkeel is, in words.
 *
 * @param ready whether everything works that the operator cannot put right in the settings
 * @param attention what only the operator can put right, or should know
 */
public record HealthView(boolean ready, Components components, List<String> attention) {

  /** Each part in words. */
  public record Components(String database, String temporal, String workers) {
    static Components of(ReadinessView ready) {
      return new Components(
          ready.database() ? "answers" : "does not answer",
          ready.temporal() ? "answers" : "does not answer",
          workers(ready));
    }

    private static String workers(ReadinessView ready) {
      if (!ready.temporal()) {
        return "not known without Temporal";
      }
      return ready.workers() ? "at work" : "none asks for work";
    }
  }
}
