package evenkeel.standalone.fault;

/** What goes wrong at an effect. */
enum Fault {
  STORY_TERMINATED(true),
  STORY_RESET(true),
  KEEPER_TERMINATED(true),
  APPLICATION_KILLED(true),
  /** It sleeps longer than its lease lasts. */
  APPLICATION_FROZEN(true),
  TEMPORAL_KILLED(true),
  POSTGRES_KILLED(true),
  CLIENT_KILLED(true),
  ANSWER_LOST(false),
  /** The call arrives when the opposite has long been done. */
  CALL_DELAYED(false),
  /** The client starts without the files of its torrents; later they are there again. */
  DISK_UNPLUGGED(true);

  /** Whether it may happen before the call and after it; else it happens to the call. */
  final boolean around;

  Fault(boolean around) {
    this.around = around;
  }

  /** Whether what the story was in the middle of telling is lost with it. */
  boolean endsTheStory() {
    return this == STORY_TERMINATED || this == STORY_RESET;
  }
}
