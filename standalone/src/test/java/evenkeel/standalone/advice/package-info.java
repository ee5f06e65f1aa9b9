/** The tests of what only looks and advises. */
@NullMarked
package evenkeel.standalone.advice;

import org.jspecify.annotations.NullMarked;
