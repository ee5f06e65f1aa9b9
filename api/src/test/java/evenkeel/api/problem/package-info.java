/** Tests of the doors: problem. */
@NullMarked
package evenkeel.api.problem;

import org.jspecify.annotations.NullMarked;
