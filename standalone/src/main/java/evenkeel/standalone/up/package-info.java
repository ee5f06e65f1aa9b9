/** Evenkeel run for keeps in one home, until it is told to stop. */
@NullMarked
package evenkeel.standalone.up;

import org.jspecify.annotations.NullMarked;
