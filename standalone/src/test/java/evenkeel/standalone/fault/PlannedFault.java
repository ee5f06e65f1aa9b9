package evenkeel.standalone.fault;

import evenkeel.worker.effect.Effect;

/**
 * What is to happen to the application, once, at an effect.
 *
 * @param moment whether the call has not begun, or has been answered
 */
record PlannedFault(Kind kind, Moment moment, Effect effect) {

  /** How the application breaks. */
  enum Kind {
    /** It ends as by SIGKILL. */
    KILL,
    /** It stays where it is until it may go on. */
    HOLD
  }

  /** Where, around an effect. */
  enum Moment {
    BEFORE,
    AFTER
  }
}
