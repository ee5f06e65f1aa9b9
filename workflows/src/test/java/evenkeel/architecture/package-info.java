/** The rules of this room, held by the build. */
@NullMarked
package evenkeel.architecture;

import org.jspecify.annotations.NullMarked;
