/** MyAnonamouse, through its official JSON interface. */
@NullMarked
package evenkeel.worker.trackersite.mam;

import org.jspecify.annotations.NullMarked;
