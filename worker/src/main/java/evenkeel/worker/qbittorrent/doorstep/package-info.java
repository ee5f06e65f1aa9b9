/** Who answers at a client's address, asked without credentials. */
@NullMarked
package evenkeel.worker.qbittorrent.doorstep;

import org.jspecify.annotations.NullMarked;
