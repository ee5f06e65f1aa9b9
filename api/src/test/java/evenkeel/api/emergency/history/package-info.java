/** Tests of the door. */
@NullMarked
package evenkeel.api.emergency.history;

import org.jspecify.annotations.NullMarked;
