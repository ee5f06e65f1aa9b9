package evenkeel.worker;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * How a database stands to this Evenkeel. One that a newer Evenkeel has written is refused: what it
 * means there is not known here.
 */
public final class SchemaVersion {
  private SchemaVersion() {}

  /** The database is ahead. */
  public static final class Newer extends StartRefused {
    private static final long serialVersionUID = 1;

    Newer(String found) {
      super(
          "The database was written by a newer Evenkeel: this one does not know its schema version %s. Run that newer Evenkeel, or go back to a backup from before it."
              .formatted(found));
    }
  }

  /**
   * Compares what was done to the database with what this Evenkeel knows.
   *
   * @throws Newer if something is unknown
   */
  public static void check(Flyway flyway) {
    List<MigrationInfo> unknown =
        Arrays.stream(flyway.info().applied())
            .filter(done -> done.getState().isApplied() && !done.getState().isResolved())
            .filter(done -> done.getVersion() != null)
            .toList();
    if (!unknown.isEmpty()) {
      throw new Newer(String.valueOf(unknown.getLast().getVersion()));
    }
  }

  /** Whether this Evenkeel has still to bring it up to date, as it does at its start. */
  public static boolean isOlder(Flyway flyway) {
    return flyway.info().pending().length > 0;
  }
}
