/** The hands of orders to torrents: their rows, their rules, their stories. */
@NullMarked
package evenkeel.worker.order;

import org.jspecify.annotations.NullMarked;
