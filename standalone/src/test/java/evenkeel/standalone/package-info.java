/** A whole household for journeys: every part real but the tracker's servers. */
@NullMarked
package evenkeel.standalone;

import org.jspecify.annotations.NullMarked;
