package evenkeel.worker.effect;

/** Every change that Evenkeel makes to a torrent client, by name. */
public enum Effect {
  STOP("torrents.stop"),
  START("torrents.start"),
  FORCE_START("torrents.force-start"),
  TAG_HELD("torrents.tag-held"),
  UNTAG_HELD("torrents.untag-held"),
  SET_PREFERENCES("preferences.set");

  private final String label;

  Effect(String label) {
    this.label = label;
  }

  /** The name under which faults are planned and logs speak of it. */
  public String label() {
    return label;
  }
}
