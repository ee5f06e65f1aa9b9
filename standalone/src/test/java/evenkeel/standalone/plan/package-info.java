/** The tests of what only looks and advises. */
@NullMarked
package evenkeel.standalone.plan;

import org.jspecify.annotations.NullMarked;
