/** Restoring by hand, on real parts. */
@NullMarked
package evenkeel.standalone.restore;

import org.jspecify.annotations.NullMarked;
