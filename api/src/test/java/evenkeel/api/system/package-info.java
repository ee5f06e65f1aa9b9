/** Tests of the door. */
@NullMarked
package evenkeel.api.system;

import org.jspecify.annotations.NullMarked;
