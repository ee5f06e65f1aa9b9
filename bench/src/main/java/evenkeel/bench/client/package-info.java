/** A real qBittorrent with many torrents, and a bare script that stops and starts them. */
@NullMarked
package evenkeel.bench.client;

import org.jspecify.annotations.NullMarked;
