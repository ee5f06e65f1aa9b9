/** A site that books what was moved only when torrents announce, on a clock of the story. */
@NullMarked
package evenkeel.worker.keeping.booking;

import org.jspecify.annotations.NullMarked;
