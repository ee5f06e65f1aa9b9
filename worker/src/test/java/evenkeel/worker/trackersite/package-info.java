/** Promises that every tracker site keeps. */
@NullMarked
package evenkeel.worker.trackersite;

import org.jspecify.annotations.NullMarked;
