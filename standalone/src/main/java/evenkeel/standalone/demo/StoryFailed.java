package evenkeel.standalone.demo;

/** The story did not go as it must. */
final class StoryFailed extends Exception {
  private static final long serialVersionUID = 1;

  StoryFailed(String why) {
    super(why);
  }
}
