/** The session at a tracker site: its cookie, one request at a time, at the site's pace. */
@NullMarked
package evenkeel.worker.trackersite.session;

import org.jspecify.annotations.NullMarked;
