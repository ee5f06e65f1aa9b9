/** A real qBittorrent under control, and the person who sits at its web page. */
@NullMarked
package evenkeel.simulator.qbittorrent;

import org.jspecify.annotations.NullMarked;
