/** Tests of the doors: emergency. */
@NullMarked
package evenkeel.api.emergency;

import org.jspecify.annotations.NullMarked;
