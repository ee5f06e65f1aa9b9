package evenkeel.standalone.terminal;

/** Evenkeel does not run, or cannot be reached, in words. */
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  Unreachable(String why) {
    super(why);
  }
}
