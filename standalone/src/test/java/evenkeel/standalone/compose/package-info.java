/** Checks of the compose file, before any container is there. */
@NullMarked
package evenkeel.standalone.compose;

import org.jspecify.annotations.NullMarked;
