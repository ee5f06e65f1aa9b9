/** A qBittorrent in memory, with the traps of the real one, for thousands of cases. */
@NullMarked
package evenkeel.worker.keeping.model.fake;

import org.jspecify.annotations.NullMarked;
