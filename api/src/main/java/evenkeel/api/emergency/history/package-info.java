/** Past emergencies, and all that was done in each. */
@NullMarked
package evenkeel.api.emergency.history;

import org.jspecify.annotations.NullMarked;
