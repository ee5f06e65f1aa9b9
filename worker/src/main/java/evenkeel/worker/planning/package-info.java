/**
 * What would be done now, torrent by torrent, by the keeper's own judgement and without doing it.
 */
@NullMarked
package evenkeel.worker.planning;

import org.jspecify.annotations.NullMarked;
