package evenkeel.settings;

/** What a notice is about: the operator chooses by kind which ones go where. */
public enum NoticeKind {
  /** An emergency began. */
  OPENED("emergency", Weight.ALARM),
  /** Everything that endangers the ratio stands still. */
  FROZEN("frozen", Weight.NEWS),
  /** An emergency goes on. */
  REMINDER("emergency goes on", Weight.CARE),
  /** An emergency began too often in a day: it ends by order. */
  ASKING("frozen until you say otherwise", Weight.ALARM),
  /** Some was given back, the rest waits for the buffer. */
  WAITING("downloads wait for the buffer", Weight.NEWS),
  /** Downloads are larger than the whole buffer. */
  TOO_LARGE("downloads larger than the buffer", Weight.CARE),
  /**
   * The ratio is at its floor, and nothing is stopped, since everything was given back by order.
   */
  QUIET("at the floor, and nothing is stopped", Weight.ALARM),
  /** Everything was given back. */
  RELEASED("released", Weight.GOOD),
  /** A reading was odd. */
  READING("odd reading", Weight.CARE),
  /** There is no fresh reading. */
  STALE("no fresh reading", Weight.CARE),
  /** Readings that had stayed away are back. */
  FRESH("fresh readings again", Weight.GOOD),
  /** Something keeps complete torrents from uploading in an emergency. */
  HINDERED("seeding is hindered", Weight.CARE),
  /** A client rejects what Evenkeel orders. */
  REJECTED("the client rejects orders", Weight.ALARM),
  /** A client cannot be looked at in an emergency, so that nothing is stopped there. */
  AWAY("a client is away, nothing is stopped there", Weight.ALARM),
  /** Torrents wait for a decision. */
  GUARDED("your decision is needed", Weight.ALARM),
  /** A torrent that was to be restarted could not be started again. */
  LEFT_STOPPED("left stopped", Weight.ALARM),
  /** A limit of a client's queue that was raised could not be set back. */
  LEFT_RAISED("a limit is left raised", Weight.CARE),
  /** Downloads that an emergency was to stop run, since somebody else started them. */
  LEFT_RUNNING("downloads are left running", Weight.CARE);

  private final String words;
  private final Weight weight;

  NoticeKind(String words, Weight weight) {
    this.words = words;
    this.weight = weight;
  }

  /** For a headline. */
  public String words() {
    return words;
  }

  public Weight weight() {
    return weight;
  }

  /** How much it matters. */
  public enum Weight {
    GOOD,
    NEWS,
    CARE,
    ALARM
  }
}
