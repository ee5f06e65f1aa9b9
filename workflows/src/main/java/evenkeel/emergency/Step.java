package evenkeel.emergency;

/** What an emergency has to do next. */
public enum Step {
  OPEN,
  HOLD,
  CLOSE,
  QUIET,
  LOOK_AHEAD,
  GIVE_BACK,
  FROZEN,
  RELEASED,
  WAIT
}
