/** The rules of the session, on a scripted site. */
@NullMarked
package evenkeel.worker.trackersite.session;

import org.jspecify.annotations.NullMarked;
