package evenkeel.api.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What answers of that without which nothing works. */
public record ReadinessView(boolean database, boolean temporal) {
  @JsonProperty
  boolean ready() {
    return database && temporal;
  }
}
