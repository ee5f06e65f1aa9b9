/** Whole emergencies on real parts, with what happens to them on the way. */
@NullMarked
package evenkeel.standalone.journey;

import org.jspecify.annotations.NullMarked;
