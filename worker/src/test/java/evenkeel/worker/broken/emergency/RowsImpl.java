package evenkeel.worker.broken.emergency;

/** Bears a Temporal pair's ending on purpose. */
public final class RowsImpl {}
