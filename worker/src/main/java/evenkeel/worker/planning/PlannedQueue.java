package evenkeel.worker.planning;

import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.keeping.queue.Raise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the limits of a client's queue for one account, once all else is done.
 *
 * @param waiting how many of its complete torrents would wait there
 * @param raises in the order of their names
 * @param obstacle why none is raised; null when some are
 */
public record PlannedQueue(
    String account, int waiting, List<Raise> raises, @Nullable QueueObstacle obstacle) {}
