package evenkeel.worker.keeping.queue;

import evenkeel.torrent.QueueLimit;

/** One limit, and what it is to become so that seeds run. */
public record Raise(QueuePreference preference, QueueLimit from, QueueLimit to) {}
