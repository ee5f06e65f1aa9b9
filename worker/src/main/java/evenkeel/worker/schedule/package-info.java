/** The schedules that start periodic work. */
@NullMarked
package evenkeel.worker.schedule;

import org.jspecify.annotations.NullMarked;
