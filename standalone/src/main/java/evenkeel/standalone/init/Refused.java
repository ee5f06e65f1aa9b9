package evenkeel.standalone.init;

/** An answer was not accepted, and no other can be given. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  Refused(String why) {
    super(why);
  }
}
