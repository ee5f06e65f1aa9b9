/** Tests of the doors: health. */
@NullMarked
package evenkeel.api.health;

import org.jspecify.annotations.NullMarked;
