package evenkeel.api.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What answers of that without which nothing works.
 *
 * @param workers whether somebody carries out what Temporal has to hand out
 */
public record ReadinessView(boolean database, boolean temporal, boolean workers) {
  @JsonProperty
  boolean ready() {
    return database && temporal && workers;
  }
}
