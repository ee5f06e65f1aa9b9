/** The only place that writes to a torrent client; each effect has a name. */
@NullMarked
package evenkeel.worker.effect;

import org.jspecify.annotations.NullMarked;
