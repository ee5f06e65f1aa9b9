/** How a client stands, written down at its looks for whoever shows it. */
@NullMarked
package evenkeel.worker.keeping.condition;

import org.jspecify.annotations.NullMarked;
