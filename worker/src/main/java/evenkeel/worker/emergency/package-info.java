/** The hands of the emergency: its rows, its rule, its orphans. */
@NullMarked
package evenkeel.worker.emergency;

import org.jspecify.annotations.NullMarked;
