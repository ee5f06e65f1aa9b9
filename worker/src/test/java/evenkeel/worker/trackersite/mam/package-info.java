/** MyAnonamouse, on stored answers and on a simulated site. */
@NullMarked
package evenkeel.worker.trackersite.mam;

import org.jspecify.annotations.NullMarked;
