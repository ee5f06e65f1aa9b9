/** The word plan: what would be done now, torrent by torrent. */
@NullMarked
package evenkeel.standalone.plan;

import org.jspecify.annotations.NullMarked;
