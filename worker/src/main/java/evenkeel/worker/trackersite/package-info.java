/** The tracker site's account interface: asked politely, read strictly; knows no feature. */
@NullMarked
package evenkeel.worker.trackersite;

import org.jspecify.annotations.NullMarked;
