/** Tests of the door. */
@NullMarked
package evenkeel.api.client;

import org.jspecify.annotations.NullMarked;
