package evenkeel.settings;

/** A value that must not be shown: its text form is always masked. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
