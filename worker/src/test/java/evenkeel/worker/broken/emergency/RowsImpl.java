package evenkeel.worker.broken.emergency;

public final class RowsImpl {}
