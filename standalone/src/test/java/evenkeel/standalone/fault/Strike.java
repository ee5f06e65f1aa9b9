package evenkeel.standalone.fault;

import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import java.util.Locale;

/**
 * A fault at one point.
 *
 * @param moment of a fault that happens to the call itself it means nothing
 */
record Strike(Fault fault, Moment moment, Effect effect) {

  /** The call that has the effect. */
  String path() {
    return switch (effect) {
      case STOP -> "torrents/stop";
      case START -> "torrents/start";
      case FORCE_START -> "torrents/setForceStart";
      case TAG_HELD -> "torrents/addTags";
      case UNTAG_HELD -> "torrents/removeTags";
      case SET_PREFERENCES -> "app/setPreferences";
    };
  }

  @Override
  public String toString() {
    return (fault + " " + (fault.around ? moment : "AT") + " " + effect.label())
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }
}
