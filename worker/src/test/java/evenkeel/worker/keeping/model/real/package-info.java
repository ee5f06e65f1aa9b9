/** A real qBittorrent as the client of a story. */
@NullMarked
package evenkeel.worker.keeping.model.real;

import org.jspecify.annotations.NullMarked;
