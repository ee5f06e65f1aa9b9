package evenkeel.standalone.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked or ordered, and how it is written. */
enum Word {
  STATUS("[ACCOUNT]", 0, 1),
  FREEZE("ACCOUNT --reason TEXT", 1, 1),
  RELEASE("ACCOUNT [--reason TEXT]", 1, 1),
  HAND_BACK("ACCOUNT", 1, 1),
  DECIDE("CLIENT leave|assert", 2, 2),
  STOP_DOWNLOADING(
      "--reason TEXT --all | [--account ID] [--client ID] [--category NAME] [--tag NAME] "
          + "[--hash HASH]",
      0,
      0),
  UNDO("NUMBER", 1, 1),
  RESTART("HASH [--client ID]", 1, 1);

  private final String operands;
  private final int least;
  private final int most;

  Word(String operands, int least, int most) {
    this.operands = operands;
    this.least = least;
    this.most = most;
  }

  static Optional<Word> of(String written) {
    return Arrays.stream(values()).filter(word -> word.written().equals(written)).findFirst();
  }

  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String usage() {
    return "./evenkeel %s %s [--json] [--data DIR]".formatted(written(), operands);
  }

  boolean takes(int number) {
    return number >= least && number <= most;
  }

  boolean takes(String option) {
    return operands.contains(option + " ");
  }

  boolean needsReason() {
    return this == FREEZE || this == STOP_DOWNLOADING;
  }

  /** Whether it is an order to torrents, and not to an account or client. */
  boolean toTorrents() {
    return this == STOP_DOWNLOADING || this == UNDO || this == RESTART;
  }
}
