package evenkeel.emergency.workflow;

import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** What stories do that began before it could be done: they go on as they began. */
final class Versions {
  private Versions() {}

  /** Rows are told of later holds. */
  static boolean writesHoldsDown() {
    return since("hold-in-row");
  }

  /** A hand-back of what asks or waits is quiet, as a release is. */
  static boolean handsBackQuietly() {
    return since("quiet-hand-back");
  }

  /** What is too large is not told of as if its turn came. */
  static boolean tellsOnlyWhatFits() {
    return since("waiting-fits");
  }

  /** Quiet begins before the row is closed. */
  static boolean isQuietBeforeItCloses() {
    return since("quiet-before-closing");
  }

  /** Whether readings speak for a row that was found; null = it does not tell. */
  static @Nullable Boolean unrecovered(Opened.Row row) {
    Boolean told = row.unrecovered();
    return (told != null && since("row-tells-what-speaks")) ? told : null;
  }

  private static boolean since(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == 1;
  }
}
