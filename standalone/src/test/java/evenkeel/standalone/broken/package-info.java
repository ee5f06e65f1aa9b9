/** Deliberately wrong: what the rules of this room must find. */
@NullMarked
package evenkeel.standalone.broken;

import org.jspecify.annotations.NullMarked;
