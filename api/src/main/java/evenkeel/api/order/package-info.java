/** How an operator's order is handed to a story, and how long its answer is waited for. */
@NullMarked
package evenkeel.api.order;

import org.jspecify.annotations.NullMarked;
