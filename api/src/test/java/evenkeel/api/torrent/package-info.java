/** Tests of the doors: keeping. */
@NullMarked
package evenkeel.api.torrent;

import org.jspecify.annotations.NullMarked;
