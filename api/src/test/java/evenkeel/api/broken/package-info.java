/** What the rules of this room must catch. */
@NullMarked
package evenkeel.api.broken;

import org.jspecify.annotations.NullMarked;
