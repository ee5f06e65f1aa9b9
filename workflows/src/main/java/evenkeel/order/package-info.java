/** An operator's orders to torrents chosen by hand: stopped until undone, or restarted. */
@NullMarked
package evenkeel.order;

import org.jspecify.annotations.NullMarked;
