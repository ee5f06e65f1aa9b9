/** Tests of the real qBittorrent that the simulator starts. */
@NullMarked
package evenkeel.simulator.qbittorrent;

import org.jspecify.annotations.NullMarked;
