/** Orders to torrents as durable workflows. */
@NullMarked
package evenkeel.order.workflow;

import org.jspecify.annotations.NullMarked;
