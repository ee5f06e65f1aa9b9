/** MyAnonamouse, on stored answers and on the simulated site. */
@NullMarked
package evenkeel.worker.trackersite.mam;

import org.jspecify.annotations.NullMarked;
