/** Deliberately wrong: what the rules of this room must find. */
@NullMarked
package evenkeel.worker.broken.keeping;

import org.jspecify.annotations.NullMarked;
