/** The user's account on a tracker site: readings, how they are judged, and the forecast. */
@NullMarked
package evenkeel.account;

import org.jspecify.annotations.NullMarked;
