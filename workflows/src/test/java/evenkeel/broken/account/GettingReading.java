package evenkeel.broken.account;

/** Written as {@code "over":true} and never read back, on purpose. */
record GettingReading(int number) {
  boolean isOver() {
    return number > 0;
  }
}
