/** Tests of the door. */
@NullMarked
package evenkeel.api.order;

import org.jspecify.annotations.NullMarked;
