package evenkeel.worker;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Refuses a database that a newer Evenkeel has written: what it means there is not known here. */
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
}
